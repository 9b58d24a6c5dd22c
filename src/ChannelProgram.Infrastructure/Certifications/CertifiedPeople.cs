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
            .Select(it => new { it.Partner, it.Person, it.From, it.Until }).ToListAsync(ct));
        // By the partners again, not by the people, of whom there may be many more.
        var certifications = await partners.QueryInChunks(some =>
            db.Set<CertificationAttempt>()
                .Where(it => it.CountsAs != null && it.WithdrawnAt == null && db.Set<Membership>().Any(
                    member => member.Person == it.Person && some.Contains(member.Partner)))
                .Select(it => new { it.Id, it.Person, Track = it.CountsAs!.Value, it.TakenOn, it.ValidUntil }).ToListAsync(ct));
        return CertifiedPeriod.Of(
            memberships.Select(it => (it.Partner, it.Person, new DayPeriod(it.From, it.Until))),
            certifications.DistinctBy(it => it.Id)
                .Select(it => (it.Person, it.Track, new DayPeriod(it.TakenOn, it.ValidUntil))));
    }
}
