using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Companies;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Infrastructure.Accounts;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Deals;

internal sealed class DealKeys(ChannelDb db, IEngine engine, IUndoableMerges merges, StrongKeys strongKeys) : IDealKeys
{
    public async Task<IReadOnlyList<(Deal Deal, Partner Partner)>> LockDealsOfKey(
        AccountId id, StrongKey key, CancellationToken ct)
    {
        var before = await LiveDealsOfKey(id, key).AsNoTracking().ToListAsync(ct);
        var locked = await engine.LockAccounts(
            db, [key, .. before.SelectMany(it => strongKeys.Of(it.Customer))], [id, .. before.SelectMany(it => it.Accounts)], ct);

        // Claim ids give the order of registration.
        var deals = (await LiveDealsOfKey(id, key).ToListAsync(ct)).OrderBy(it => it.Claims.Min(claim => claim.Id)).ToList();
        if (deals.Exists(it => !before.Exists(known => known.Id == it.Id) || !locked.IsSupersetOf(it.Accounts)))
            throw new StaleLockException();

        var partners = await deals.Select(it => it.Partner).QueryInChunks(some =>
            db.Set<Partner>().IgnoreQueryFilters(EveryPartner).AsNoTracking().Where(it => some.Contains(it.Id)).ToListAsync(ct));
        return [.. deals.Join(partners, it => it.Partner, it => it.Id, (deal, partner) => (deal, partner))];
    }

    public async Task<IReadOnlyList<(Account Account, IReadOnlyList<AccountKey> Keys, bool HasOthers)>> LoadUnusedKeys(
        IReadOnlyCollection<DealId> ended, IReadOnlyCollection<StrongKey> inUse, DateTimeOffset finalUntil, DateTimeOffset now,
        CancellationToken ct)
    {
        var seen = await Find(it => it.AsNoTracking());
        seen.RemoveAll(it => inUse.Contains(it.Key));
        if (seen.Count == 0) return [];

        // Accounts are locked already, so waiting for a key could deadlock: only try to lock it.
        var (taken, found) = await engine.TryLockAndQuery(
            db, seen.SelectMany(LocksOf).ToHashSet(), () => Find(it => it), ct);
        var (free, left) = (
            found.FindAll(it => !inUse.Contains(it.Key) && LocksOf(it).All(taken.Contains)), new HashSet<StrongKey>());
        left.UnionWith(seen.Select(it => it.Key).Where(it => !free.Exists(key => key.Key == it)));

        var accounts = free.Select(it => it.Account).ToHashSet();
        var byId = (await accounts.QueryInChunks(some =>
            db.Set<Account>().Where(it => some.Contains(it.Id)).ToListAsync(ct))).ToDictionary(it => it.Id);
        var parts = await merges.FindParts(accounts, finalUntil, ct);
        var all = await accounts.QueryInChunks(some => db.Set<AccountKey>().Where(it => some.Contains(it.Account))
            .GroupBy(it => new { it.Account, it.Origin }).Select(it => new { it.Key.Account, it.Key.Origin, Keys = it.Count() })
            .ToListAsync(ct));
        var unused = new List<(Account, IReadOnlyList<AccountKey>, bool)>();
        foreach (var own in free.GroupBy(it => (it.Account, Part: PartOf(it.Origin))))
        {
            var ofAccount = all.FindAll(it => it.Account == own.Key.Account);
            var hasOthers = ofAccount.Where(it => PartOf(it.Origin) == own.Key.Part).Sum(it => it.Keys) > own.Count();
            unused.Add((byId[own.Key.Account], [.. own], hasOthers));
            // Keys kept only because a merge can be undone are checked again once it is final.
            if (!hasOthers && ofAccount.Sum(it => it.Keys) > own.Count()) left.UnionWith(own.Select(it => it.Key));
        }

        await ScheduleReview(ended, left, now, ct);
        return unused;

        AccountId? PartOf(AccountId origin) => parts.Contains(origin) ? origin : null;

        // Deals of different statements may have been registered with one key.
        async Task<List<AccountKey>> Find(Func<IQueryable<AccountKey>, IQueryable<AccountKey>> read) =>
        [
            .. (await ended.QueryInChunks(some => read(KeysWithoutLiveDeal(some)).ToListAsync(ct))).DistinctBy(it => it.Key),
        ];
    }

    public async Task<IReadOnlyList<Customer>> FindCustomers(AccountKey key, CancellationToken ct) =>
        await db.Set<Deal>().IgnoreQueryFilters(EveryPartner).AsNoTracking()
            .Where(it => db.Set<DealKey>().Any(used => used.Deal == it.Id && used.Value == key.Value && used.Kind == key.Kind)
                && it.Claims.Any(claim => claim.Account == key.Account))
            .Select(it => it.Customer).ToListAsync(ct);

    public async Task<IReadOnlyList<DealId>> FindDealsWithKeysToReview(DealId after, int limit, CancellationToken ct) =>
        await db.Set<DealKey>().AsNoTracking().Where(it => it.ReviewDueSince != null)
            .Select(it => it.Deal).Distinct().InOrder(after, limit, it => it).ToListAsync(ct);

    public async Task<Deal?> LockKeysToReview(DealId deal, CancellationToken ct)
    {
        var keys = await db.Set<DealKey>().AsNoTracking().Where(it => it.Deal == deal).ToListAsync(ct);
        await engine.LockAccounts(db, [.. keys.Select(it => it.Key)], [], ct);
        var left = await db.Set<DealKey>().Where(it => it.Deal == deal && it.ReviewDueSince != null).ToListAsync(ct);
        foreach (var key in left) key.CompleteReview();
        return left.Count == 0
            ? null
            : await db.Set<Deal>().IgnoreQueryFilters(EveryPartner).SingleAsync(it => it.Id == deal, ct);
    }

    /// <summary>Live deals of the account that were registered with the key.</summary>
    private IQueryable<Deal> LiveDealsOfKey(AccountId id, StrongKey key) =>
        from deal in db.Set<Deal>().IgnoreQueryFilters(EveryPartner)
        where db.Set<DealKey>().Any(used => used.Deal == deal.Id && used.Value == key.Value && used.Kind == key.Kind)
            && deal.Claims.Any(claim => claim.Account == id && claim.State != ClaimState.Released)
        select deal;

    /// <summary>Unconfirmed keys of these deals with which no other deal was registered that is open or won.</summary>
    private IQueryable<AccountKey> KeysWithoutLiveDeal(DealId[] ended) =>
        from key in db.Set<AccountKey>()
        where key.ConfirmedAt == null
            && db.Set<DealKey>().Any(used => used.Value == key.Value && used.Kind == key.Kind && ended.Contains(used.Deal))
            && !db.Set<DealKey>().Any(used => used.Value == key.Value && used.Kind == key.Kind
                && db.Set<Deal>().IgnoreQueryFilters(EveryPartner).Any(it => it.Id == used.Deal
                    // Rejected only because its partner has another deal for the customer.
                    && (!Ended.Contains(it.Status) || it.EndReason == DealReason.AlreadyRegistered)))
        select key;

    private static readonly string[] EveryPartner = [ChannelDb.PartnerScope];

    /// <summary>An expired deal counts once its expiry is recorded.</summary>
    private static readonly DealStatus[] Ended = [.. DealStatusRules.EndedWithoutWin];

    private static IEnumerable<long> LocksOf(AccountKey key) =>
        [.. AccountLocks.LocksOf([key.Key]), .. AccountLocks.LocksOf([key.Account])];

    private async Task ScheduleReview(
        IReadOnlyCollection<DealId> ended, HashSet<StrongKey> keys, DateTimeOffset now, CancellationToken ct)
    {
        if (keys.Count == 0) return;
        var used = await ended.QueryInChunks(some =>
            db.Set<DealKey>().Where(it => some.Contains(it.Deal)).ToListAsync(ct));
        foreach (var key in used.Where(it => keys.Contains(it.Key))) key.ScheduleReview(now);
    }
}
