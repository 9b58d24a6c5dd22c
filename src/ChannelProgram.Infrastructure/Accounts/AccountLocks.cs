using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Companies;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Accounts;

/// <summary>Locks of customers: first keys, then accounts, each in sorted order, until the transaction ends.</summary>
internal static class AccountLocks
{
    public static IEnumerable<long> LocksOf(IEnumerable<StrongKey> keys) => keys.Select(it => LockKey.Of($"key {it}"));

    public static IEnumerable<long> LocksOf(IEnumerable<AccountId> accounts) =>
        accounts.Select(it => LockKey.Of($"account {it.Value}"));

    public static async Task<HashSet<AccountId>> LockAccounts(
        this IEngine engine, ChannelDb db, IReadOnlyCollection<StrongKey> keys, IEnumerable<AccountId> accounts,
        CancellationToken ct)
    {
        await engine.Lock(db, LocksOf(keys).Distinct(), ct);
        // May lock a few accounts too many: values of different kinds can be equal.
        var owners = await keys.Select(it => it.Value).QueryInChunks(some =>
            db.Set<AccountKey>().AsNoTracking().Where(it => some.Contains(it.Value)).Select(it => it.Account).ToListAsync(ct));
        HashSet<AccountId> all = [.. accounts, .. owners];
        await engine.Lock(db, LocksOf(all), ct);
        return all;
    }
}
