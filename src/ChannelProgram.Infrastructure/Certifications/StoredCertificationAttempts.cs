using ChannelProgram.Application.Certifications;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Certifications;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.People;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Certifications;

internal sealed class StoredCertificationAttempts(ChannelDb db, IEngine engine) : ICertificationAttempts
{
    public Task Lock(IReadOnlyCollection<PersonId> people, CancellationToken ct) =>
        engine.Lock(db, people.Distinct().Select(it => LockKey.Of($"certifications of {it.Value}")), ct);

    public Task<CertificationAttempt?> Find(CertificationAttemptId id, CancellationToken ct) =>
        db.Set<CertificationAttempt>().SingleOrDefaultAsync(it => it.Id == id, ct);

    public Task<CertificationAttempt?> FindByBadge(string id, CancellationToken ct) =>
        db.Set<CertificationAttempt>().AsNoTracking().SingleOrDefaultAsync(it => it.Badge == id, ct);

    public async Task<IReadOnlyList<CertificationAttempt>> Of(IReadOnlyCollection<PersonId> people, CancellationToken ct) =>
        await people.QueryInChunks(some => db.Set<CertificationAttempt>().Where(it => some.Contains(it.Person)).ToListAsync(ct));

    public async Task<IReadOnlyList<CertificationAttempt>> WithExternalIds(
        IReadOnlyCollection<string> ids, CancellationToken ct) =>
        await ids.QueryInChunks(
            some => db.Set<CertificationAttempt>().Where(it => some.Contains(it.ExternalId)).ToListAsync(ct));

    public async Task<IReadOnlyDictionary<PersonId, PartnerId?>> Known(
        IReadOnlyCollection<PersonId> people, CancellationToken ct)
    {
        var known = await people.QueryInChunks(some => db.Set<Person>().Where(it => some.Contains(it.Id))
            .Select(it => new
            {
                it.Id,
                Partner = db.Set<Membership>().Where(member => member.Person == it.Id && member.Until == null)
                    .Select(member => (PartnerId?)member.Partner).FirstOrDefault(),
            }).ToListAsync(ct));
        return known.ToDictionary(it => it.Id, it => it.Partner);
    }

    public Task<Membership?> LatestMembership(PersonId person, CancellationToken ct) =>
        db.Set<Membership>().AsNoTracking().Where(it => it.Person == person)
            .OrderByDescending(it => it.Until == null).ThenByDescending(it => it.Until).ThenByDescending(it => it.CreatedAt)
            .ThenByDescending(it => it.Id).FirstOrDefaultAsync(ct);

    public void Add(CertificationAttempt attempt) => db.Add(attempt);

    public async Task<IReadOnlyList<CertificationAttempt>> List(
        CertificationAttemptFilter filter, PageRequest page, CancellationToken ct) =>
        await filter.Among(db.Set<CertificationAttempt>().AsNoTracking(), db.Set<Membership>())
            .NewestFirst(page, it => it.RecordedAt, it => it.Id).ToListAsync(ct);

    public async Task<IReadOnlyList<CertificationAttemptId>> FindEnding(
        DateOnly day, CertificationAttemptId after, int limit, CancellationToken ct) =>
        await db.Set<CertificationAttempt>().Where(it => it.NextNoticeOn <= day).InOrder(after, limit, it => it.Id)
            .Select(it => it.Id).ToListAsync(ct);
}
