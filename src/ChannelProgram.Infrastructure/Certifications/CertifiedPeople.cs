using ChannelProgram.Application.Certifications;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Certifications;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.People;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Certifications;

internal sealed class CertifiedPeople(ChannelDb db) : ICertifiedPeople
{
    public async Task<IReadOnlyList<CertifiedPeriod>> Of(IReadOnlyCollection<PartnerId> partners, CancellationToken ct)
    {
        var found = await partners.QueryInChunks(some =>
            (from at in db.Set<Membership>()
             where some.Contains(at.Partner)
             join held in db.Set<CertificationAttempt>() on at.Person equals held.Person
             where held.CountsAs != null
             select new
             {
                 At = new PeriodAtPartner(at.Partner, at.Person, new DayPeriod(at.From, at.Until), at.CreatedAt, at.EndedAt),
                 Held = new PeriodCertified(
                     held.CountsAs!.Value, new DayPeriod(held.TakenOn, held.ValidUntil), held.RecordedAt, held.WithdrawnAt),
             }).ToListAsync(ct));
        return [.. found.SelectMany(it => CertifiedPeriod.Of(it.At, it.Held))];
    }
}
