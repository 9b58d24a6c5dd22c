using ChannelProgram.Application.People;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.People;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.People;

internal sealed class StoredPeople(ChannelDb db, IEngine engine) : IPeople
{
    public Task Lock(PartnerId partner, CancellationToken ct) =>
        engine.Lock(db, [LockKey.Of($"people of {partner.Value}")], ct);

    public void Add(Person person) => db.Add(person);

    public async Task<PersonId?> LockByEmail(string email, CancellationToken ct)
    {
        var comparable = Membership.Comparable(email);
        // Of two who join with one new address at once, the second finds the record of the first.
        await engine.Lock(db, [LockKey.Of($"person {comparable}")], ct);
        var found = await db.Set<Membership>().Where(it => it.ComparableEmail == comparable && it.EmailConfirmed)
            .OrderBy(it => it.CreatedAt).Select(it => new { it.Person }).FirstOrDefaultAsync(ct);
        return found?.Person;
    }

    public async Task Replace(Joining joining, CancellationToken ct)
    {
        await EndJoinings(joining.Partner, joining.Email, ct);
        db.Add(new StoredJoining
        {
            TokenHash = joining.TokenHash,
            Partner = joining.Partner,
            Email = joining.Email,
            Name = joining.Name,
            ExpiresAt = joining.ExpiresAt,
        });
    }

    public async Task EndJoinings(PartnerId partner, string email, CancellationToken ct)
    {
        var comparable = Membership.Comparable(email);
        var waiting = await db.Set<StoredJoining>().Where(it => it.Partner == partner).ToListAsync(ct);
        db.RemoveRange(waiting.Where(it => Membership.Comparable(it.Email) == comparable));
    }

    public Task EndJoinings(PartnerId partner, CancellationToken ct) =>
        db.Set<StoredJoining>().Where(it => it.Partner == partner).ExecuteDeleteAsync(ct);

    public async Task<Joining?> Take(byte[] tokenHash, CancellationToken ct)
    {
        var rows = db.Set<StoredJoining>().Where(it => it.TokenHash == tokenHash);
        if (await rows.AsNoTracking().SingleOrDefaultAsync(ct) is not { } row) return null;

        await Lock(row.Partner, ct);
        return await rows.ExecuteDeleteAsync(ct) > 0
            ? new(row.Partner, row.Email, row.Name, row.TokenHash, row.ExpiresAt)
            : null;
    }

    public Task<int> DeleteJoiningsExpiredBefore(DateTimeOffset instant, CancellationToken ct) =>
        db.Set<StoredJoining>().Where(it => it.ExpiresAt < instant).ExecuteDeleteAsync(ct);
}
