using ChannelProgram.Application.Accounts;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Accounts;

/// <summary>Accounts and their keys, as whoever changes them needs them.</summary>
internal sealed class Accounts(ChannelDb db, IEngine engine) : IAccounts
{
    public Task<Account?> Find(AccountId id, CancellationToken ct) => db.Set<Account>().SingleOrDefaultAsync(it => it.Id == id, ct);

    public async Task<IReadOnlyList<KnownKey>> OwnersOf(IReadOnlyCollection<StrongKey> keys, CancellationToken ct)
    {
        string[] values = [.. keys.Select(it => it.Value)];
        var found = await db.Set<AccountKey>().Where(key => values.Contains(key.Value))
            .Join(db.Set<Account>(), key => key.Account, account => account.Id, (key, account) => new { key, account })
            .Join(db.Set<Account>(), it => it.key.Origin, origin => origin.Id, (it, origin) => new { it.key, it.account, origin.Name, origin.Country })
            .ToListAsync(ct);
        // Found by value; what has the same value and another kind is left out.
        return [.. found.Where(it => keys.Contains(it.key.Key)).Select(it => new KnownKey(it.key, it.account, it.Name, it.Country))];
    }

    public void Store(Account account)
    {
        if (db.Entry(account).State is EntityState.Detached) db.Add(account);
        db.AddRange(account.Learned.Where(it => db.Entry(it).State is EntityState.Detached));
    }

    public void Remove(IEnumerable<AccountKey> keys) => db.RemoveRange(keys);

    public async Task<IReadOnlyList<(Account Account, IReadOnlyList<AccountKey> Keys, bool HasOthers)>> Unused(
        IReadOnlyCollection<DealId> ended, IReadOnlyCollection<StrongKey> inUse, DateTimeOffset now, CancellationToken ct)
    {
        var seen = await Unneeded(ended).AsNoTracking().ToListAsync(ct);
        seen.RemoveAll(it => inUse.Contains(it.Key));
        if (seen.Count == 0) return [];

        // Whose accounts are locked may lock no key that somebody may hold who waits for them: it is asked for, not waited for.
        var (taken, found) = await engine.TryLockAndAsk(
            db, seen.SelectMany(LocksOf).ToHashSet(), () => Unneeded(ended).ToListAsync(ct), ct);
        var (free, left) = (found.FindAll(it => !inUse.Contains(it.Key) && LocksOf(it).All(taken.Contains)), new HashSet<StrongKey>());
        left.UnionWith(seen.Select(it => it.Key).Where(it => !free.Exists(key => key.Key == it)));
        await Leave(ended, left, now, ct);

        var accounts = free.Select(it => it.Account).ToHashSet();
        var byId = await db.Set<Account>().Where(it => accounts.Contains(it.Id)).ToDictionaryAsync(it => it.Id, ct);
        var unused = new List<(Account, IReadOnlyList<AccountKey>, bool)>();
        foreach (var own in free.GroupBy(it => it.Account))
            unused.Add((byId[own.Key], [.. own], await db.Set<AccountKey>().CountAsync(it => it.Account == own.Key, ct) > own.Count()));
        return unused;
    }

    public async Task<IReadOnlyList<DealId>> LeftKeys(DealId after, int atMost, CancellationToken ct) =>
        await db.Set<DealKey>().AsNoTracking().Where(it => it.LeftAt != null && it.Deal > after)
            .Select(it => it.Deal).Distinct().OrderBy(it => it).Take(atMost).ToListAsync(ct);

    public async Task<Deal?> EnterLeftKeys(DealId deal, CancellationToken ct)
    {
        var keys = await db.Set<DealKey>().AsNoTracking().Where(it => it.Deal == deal).ToListAsync(ct);
        await engine.Lock(db, LockKey.Of(keys.Select(it => it.Key)), ct);
        await engine.Lock(db, LockKey.Of((await OwnersOf([.. keys.Select(it => it.Key)], ct)).Select(it => it.Account.Id).Distinct()), ct);

        var left = await db.Set<DealKey>().Where(it => it.Deal == deal && it.LeftAt != null).ToListAsync(ct);
        foreach (var key in left) key.Done();
        return left.Count == 0 ? null : await db.Deals.IgnoreQueryFilters([ChannelDb.PartnerScope]).SingleAsync(it => it.Id == deal, ct);
    }

    /// <summary>Keys of these deals that nobody confirmed, and no deal was registered by that has not ended.</summary>
    private IQueryable<AccountKey> Unneeded(IReadOnlyCollection<DealId> ended) =>
        from key in db.Set<AccountKey>()
        where key.ConfirmedAt == null
            && db.Set<DealKey>().Any(used => used.Value == key.Value && used.Kind == key.Kind && ended.Contains(used.Deal))
            && !db.Set<DealKey>().Any(used => used.Value == key.Value && used.Kind == key.Kind
                && db.Deals.IgnoreQueryFilters(EveryPartner).Any(it => it.Id == used.Deal && !Ended.Contains(it.Status)))
        select key;

    private static readonly string[] EveryPartner = [ChannelDb.PartnerScope];

    /// <summary>Without a win; what the clock ended counts from when it is retired.</summary>
    private static readonly DealStatus[] Ended = [DealStatus.Expired, DealStatus.Withdrawn, DealStatus.Rejected];

    private static IEnumerable<long> LocksOf(AccountKey key) => [.. LockKey.Of([key.Key]), .. LockKey.Of([key.Account])];

    private async Task Leave(IReadOnlyCollection<DealId> ended, HashSet<StrongKey> keys, DateTimeOffset now, CancellationToken ct)
    {
        if (keys.Count == 0) return;
        foreach (var key in await db.Set<DealKey>().Where(it => ended.Contains(it.Deal)).ToListAsync(ct))
            if (keys.Contains(key.Key)) key.Leave(now);
    }
}
