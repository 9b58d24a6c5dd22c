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
        var memberships = await partners.QueryInChunks(some => db.Set<Membership>().Where(it => some.Contains(it.Partner))
            .Select(it => new PeriodAtPartner(
                it.Partner, it.Person, new DayPeriod(it.From, it.Until), it.CreatedAt, it.EndedAt)).ToListAsync(ct));
        // By the partners again, not by the people, of whom there may be many more.
        var certifications = await partners.QueryInChunks(some =>
            db.Set<CertificationAttempt>()
                .Where(it => it.CountsAs != null && db.Set<Membership>().Any(
                    member => member.Person == it.Person && some.Contains(member.Partner)))
                .Select(it => new
                {
                    it.Id,
                    Certified = new PeriodCertified(
                        it.Person, it.CountsAs!.Value, new DayPeriod(it.TakenOn, it.ValidUntil), it.RecordedAt, it.WithdrawnAt),
                }).ToListAsync(ct));
        return CertifiedPeriod.Of(memberships, certifications.DistinctBy(it => it.Id).Select(it => it.Certified));
    }
}
