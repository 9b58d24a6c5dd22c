using ChannelProgram.Application.Accounts;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Accounts;

/// <summary>Accounts and their keys, as whoever changes them needs them.</summary>
internal sealed class Accounts(ChannelDb db, IEngine engine) : IAccounts
{
    public Task<Account?> Find(AccountId id, CancellationToken ct) => db.Set<Account>().SingleOrDefaultAsync(it => it.Id == id, ct);

    public async Task<IReadOnlyList<OwnedKey>> OwnersOf(IReadOnlyCollection<StrongKey> keys, CancellationToken ct)
    {
        string[] values = [.. keys.Select(it => it.Value)];
        var found = await db.Set<AccountKey>().Where(key => values.Contains(key.Value))
            .Join(db.Set<Account>(), key => key.Account, account => account.Id, (key, account) => new { key, account })
            .Join(db.Set<Account>(), it => it.key.Origin, origin => origin.Id, (it, origin) => new { it.key, it.account, origin.Name, origin.Country })
            .ToListAsync(ct);
        // Found by value; what has the same value and another kind is left out.
        return [.. found.Where(it => keys.Contains(it.key.Key)).Select(it => new OwnedKey(it.key, it.account, it.Name, it.Country))];
    }

    public async Task<IReadOnlyList<AccountId>> FindByKeys(IReadOnlyCollection<StrongKey> keys, CancellationToken ct)
    {
        string[] values = [.. keys.Select(it => it.Value)];
        var found = await db.Set<AccountKey>().AsNoTracking().Where(it => values.Contains(it.Value)).ToListAsync(ct);
        return [.. found.Where(it => keys.Contains(it.Key)).Select(it => it.Account).Distinct()];
    }

    public void Store(Account account)
    {
        if (db.Entry(account).State is EntityState.Detached) db.Add(account);
        db.AddRange(account.NewKeys.Where(it => db.Entry(it).State is EntityState.Detached));
    }

    public async Task<AccountDetails?> Read(AccountId id, CancellationToken ct) =>
        (await Details([id], ct)).SingleOrDefault();

    public async Task<IReadOnlyList<AccountDetails>> List(AccountFilter filter, AccountId? after, int atMost, CancellationToken ct)
    {
        var accounts = db.Set<Account>().AsNoTracking();
        if (filter.Names.Count > 0) accounts = accounts.WhereAny(it => it.NameSearchText, filter.Names);
        if (filter.Countries.Count > 0) accounts = accounts.Where(it => filter.Countries.Contains(it.Country));
        if (filter.Parents.Count > 0) accounts = accounts.Where(it => it.Parent != null && filter.Parents.Contains(it.Parent.Value));
        if (filter.KeyValues.Count > 0)
            accounts = accounts.Where(it => db.Set<AccountKey>().Any(key => key.Account == it.Id && filter.KeyValues.Contains(key.Value)));
        if (filter.ExternalIds.Count > 0)
            accounts = accounts.Where(it => db.Set<AccountExternalId>().Any(known => known.Account == it.Id && filter.ExternalIds.Contains(known.ExternalId)));
        if (after is { } last) accounts = accounts.Where(it => it.Id < last);
        return await Details(await accounts.OrderByDescending(it => it.Id).Take(atMost).Select(it => it.Id).ToListAsync(ct), ct);
    }

    public async Task<AccountId?> ByExternalId(string externalId, CancellationToken ct) =>
        (await db.Set<AccountExternalId>().AsNoTracking().SingleOrDefaultAsync(it => it.ExternalId == externalId, ct))?.Account;

    public async Task Lock(IReadOnlyCollection<StrongKey> keys, CancellationToken ct) => await EnterAll(keys, [], ct);

    public async Task<Account?> Lock(AccountId id, IReadOnlyCollection<StrongKey> keys, CancellationToken ct)
    {
        await EnterAll(keys, [id], ct);
        return await Find(id, ct);
    }

    public async Task<IReadOnlyList<(Deal Deal, Partner Partner)>> LockDealsOfKey(AccountId id, StrongKey key, CancellationToken ct)
    {
        var before = await Hanging(id, key).AsNoTracking().ToListAsync(ct);
        var locked = await EnterAll(
            [key, .. before.SelectMany(it => it.Customer.StrongKeys())], [id, .. before.SelectMany(it => it.Accounts)], ct);

        // Claims count in the order in which they were accepted.
        var hanging = (await Hanging(id, key).ToListAsync(ct)).OrderBy(it => it.Claims.Min(claim => claim.Id)).ToList();
        if (hanging.Exists(it => !before.Exists(known => known.Id == it.Id) || !locked.IsSupersetOf(it.Accounts)))
            throw new DbUpdateConcurrencyException("Somebody was quicker: other deals hang on this key by now.");

        var partners = hanging.Select(it => it.Partner).ToHashSet();
        var byId = await db.Partners.IgnoreQueryFilters(EveryPartner).AsNoTracking().Where(it => partners.Contains(it.Id)).ToDictionaryAsync(it => it.Id, ct);
        return hanging.ConvertAll(it => (it, byId[it.Partner]));
    }

    public Task<bool> HasOthers(AccountKey key, CancellationToken ct) =>
        db.Set<AccountKey>().AnyAsync(it => it.Account == key.Account && (it.Value != key.Value || it.Kind != key.Kind), ct);

    public async Task<IReadOnlyList<AccountId>> LoadAncestors(AccountId account, CancellationToken ct)
    {
        await engine.Lock(db, [LockKey.Of("who owns whom")], ct);
        var above = new List<AccountId>();
        for (AccountId? next = account; next is { } id && !above.Contains(id);)
        {
            var found = await db.Set<Account>().AsNoTracking().Where(it => it.Id == id).Select(it => new { it.Parent }).SingleOrDefaultAsync(ct);
            if (found is null) break;
            above.Add(id);
            next = found.Parent;
        }

        return above;
    }

    public async Task<IReadOnlyList<RelatedAccount>> RelativesOf(IReadOnlyCollection<AccountId> accounts, int atMost, CancellationToken ct)
    {
        var standing = db.Set<Account>().AsNoTracking().Where(it => it.MergedInto == null && !accounts.Contains(it.Id));
        var owners = await db.Set<Account>().AsNoTracking().Where(it => accounts.Contains(it.Id))
            .Join(standing, it => it.Parent, it => it.Id, (it, owner) => new RelatedAccount(owner.Id, owner.Name, owner.Country, AccountRelationship.Parent, it.Id))
            .ToListAsync(ct);
        var owned = await standing.Where(it => it.Parent != null && accounts.Contains(it.Parent.Value)).OrderBy(it => it.Id).Take(atMost)
            .Select(it => new RelatedAccount(it.Id, it.Name, it.Country, AccountRelationship.Subsidiary, it.Parent!.Value)).ToListAsync(ct);
        return [.. owners.OrderBy(it => it.Account).ThenBy(it => it.Of).Concat(owned).Take(atMost)];
    }

    public async Task DeleteNameKeys(AccountId account, CancellationToken ct) =>
        await db.Set<AccountNameKey>().Where(it => EF.Property<AccountId>(it, AccountColumn.Name) == account).ExecuteDeleteAsync(ct);

    public void Store(AccountExternalId externalId) => db.Add(externalId);

    public void Remove(IEnumerable<AccountKey> keys) => db.RemoveRange(keys);

    public async Task<IReadOnlyList<(Account Account, IReadOnlyList<AccountKey> Keys, bool HasOthers)>> LoadUnusedKeys(
        IReadOnlyCollection<DealId> ended, IReadOnlyCollection<StrongKey> inUse, DateTimeOffset finalUntil, DateTimeOffset now, CancellationToken ct)
    {
        var seen = await Unneeded(ended).AsNoTracking().ToListAsync(ct);
        seen.RemoveAll(it => inUse.Contains(it.Key));
        if (seen.Count == 0) return [];

        // Whose accounts are locked may lock no key that somebody may hold who waits for them: it is asked for, not waited for.
        var (taken, found) = await engine.TryLockAndQuery(
            db, seen.SelectMany(LocksOf).ToHashSet(), () => Unneeded(ended).ToListAsync(ct), ct);
        var (free, left) = (found.FindAll(it => !inUse.Contains(it.Key) && LocksOf(it).All(taken.Contains)), new HashSet<StrongKey>());
        left.UnionWith(seen.Select(it => it.Key).Where(it => !free.Exists(key => key.Key == it)));

        var accounts = free.Select(it => it.Account).ToHashSet();
        var byId = await db.Set<Account>().Where(it => accounts.Contains(it.Id)).ToDictionaryAsync(it => it.Id, ct);
        var parts = await Parts(accounts, finalUntil, ct);
        var all = await db.Set<AccountKey>().Where(it => accounts.Contains(it.Account))
            .GroupBy(it => new { it.Account, it.Origin }).Select(it => new { it.Key.Account, it.Key.Origin, Keys = it.Count() }).ToListAsync(ct);
        var unused = new List<(Account, IReadOnlyList<AccountKey>, bool)>();
        foreach (var own in free.GroupBy(it => (it.Account, Part: PartOf(it.Origin))))
        {
            var ofAccount = all.FindAll(it => it.Account == own.Key.Account);
            var hasOthers = ofAccount.Where(it => PartOf(it.Origin) == own.Key.Part).Sum(it => it.Keys) > own.Count();
            unused.Add((byId[own.Key.Account], [.. own], hasOthers));
            // What stays only because they may be told apart is looked at again once they are one for good.
            if (!hasOthers && ofAccount.Sum(it => it.Keys) > own.Count()) left.UnionWith(own.Select(it => it.Key));
        }

        await Leave(ended, left, now, ct);
        return unused;

        AccountId? PartOf(AccountId origin) => parts.Contains(origin) ? origin : null;
    }

    public async Task<IReadOnlyList<DealId>> FindDealsWithKeysToReview(DealId after, int atMost, CancellationToken ct) =>
        await db.Set<DealKey>().AsNoTracking().Where(it => it.ReviewDueSince != null && it.Deal > after)
            .Select(it => it.Deal).Distinct().OrderBy(it => it).Take(atMost).ToListAsync(ct);

    public async Task<Deal?> LockKeysToReview(DealId deal, CancellationToken ct)
    {
        var keys = await db.Set<DealKey>().AsNoTracking().Where(it => it.Deal == deal).ToListAsync(ct);
        await EnterAll([.. keys.Select(it => it.Key)], [], ct);
        var left = await db.Set<DealKey>().Where(it => it.Deal == deal && it.ReviewDueSince != null).ToListAsync(ct);
        foreach (var key in left) key.CompleteReview();
        return left.Count == 0 ? null : await db.Deals.IgnoreQueryFilters([ChannelDb.PartnerScope]).SingleAsync(it => it.Id == deal, ct);
    }

    /// <returns>The accounts whose locks are held.</returns>
    private async Task<HashSet<AccountId>> EnterAll(IReadOnlyCollection<StrongKey> keys, IEnumerable<AccountId> accounts, CancellationToken ct)
    {
        await engine.Lock(db, LockKey.Of(keys).Distinct(), ct);
        string[] values = [.. keys.Select(it => it.Value).Distinct()];
        // A few more than are meant, where values of two kinds are the same.
        var owners = await db.Set<AccountKey>().AsNoTracking().Where(it => values.Contains(it.Value)).Select(it => it.Account).ToListAsync(ct);
        HashSet<AccountId> all = [.. accounts, .. owners];
        await engine.Lock(db, LockKey.Of(all), ct);
        return all;
    }

    /// <summary>Live deals of an account that were registered by a key.</summary>
    private IQueryable<Deal> Hanging(AccountId id, StrongKey key) =>
        from deal in db.Deals.IgnoreQueryFilters(EveryPartner)
        where db.Set<DealKey>().Any(used => used.Deal == deal.Id && used.Value == key.Value && used.Kind == key.Kind)
            && deal.Claims.Any(claim => claim.Account == id && claim.State != ClaimState.Released)
        select deal;

    private async Task<IReadOnlyList<AccountDetails>> Details(IReadOnlyCollection<AccountId> ids, CancellationToken ct)
    {
        var accounts = await db.Set<Account>().AsNoTracking().Where(it => ids.Contains(it.Id)).OrderByDescending(it => it.Id).ToListAsync(ct);
        var keys = await db.Set<AccountKey>().AsNoTracking().Where(it => ids.Contains(it.Account)).ToListAsync(ct);
        var externalIds = await db.Set<AccountExternalId>().AsNoTracking().Where(it => ids.Contains(it.Account)).ToListAsync(ct);
        return accounts.ConvertAll(it => new AccountDetails(
            it,
            [.. keys.Where(key => key.Account == it.Id).OrderBy(key => key.AddedAt).ThenBy(key => key.Key)],
            [.. externalIds.Where(known => known.Account == it.Id).OrderBy(known => known.AddedAt).ThenBy(known => known.ExternalId, StringComparer.Ordinal)]));
    }

    /// <summary>Keys of these deals that nobody confirmed, and no deal was registered by that has not ended.</summary>
    /// <summary>Those that became part of one of these and may be told apart from it again.</summary>
    private async Task<HashSet<AccountId>> Parts(HashSet<AccountId> accounts, DateTimeOffset finalUntil, CancellationToken ct) =>
    [
        .. await db.Set<AccountMerge>().AsNoTracking()
            .Where(merge => merge.UndoneAt == null && merge.At > finalUntil
                && db.Set<AccountKey>().Any(key => accounts.Contains(key.Account) && key.Origin == merge.Absorbed && key.Account != merge.Absorbed))
            .Select(it => it.Absorbed).ToListAsync(ct),
    ];

    private IQueryable<AccountKey> Unneeded(IReadOnlyCollection<DealId> ended) =>
        from key in db.Set<AccountKey>()
        where key.ConfirmedAt == null
            && db.Set<DealKey>().Any(used => used.Value == key.Value && used.Kind == key.Kind && ended.Contains(used.Deal))
            && !db.Set<DealKey>().Any(used => used.Value == key.Value && used.Kind == key.Kind
                && db.Deals.IgnoreQueryFilters(EveryPartner).Any(it => it.Id == used.Deal
                    // Its partner stands for the customer by another deal.
                    && (!Ended.Contains(it.Status) || it.RejectedFor == DealReason.AlreadyRegistered)))
        select key;

    private static readonly string[] EveryPartner = [ChannelDb.PartnerScope];

    /// <summary>Without a win; what the clock ended counts from when it is retired.</summary>
    private static readonly DealStatus[] Ended = [DealStatus.Expired, DealStatus.Withdrawn, DealStatus.Rejected];

    private static IEnumerable<long> LocksOf(AccountKey key) => [.. LockKey.Of([key.Key]), .. LockKey.Of([key.Account])];

    private async Task Leave(IReadOnlyCollection<DealId> ended, HashSet<StrongKey> keys, DateTimeOffset now, CancellationToken ct)
    {
        if (keys.Count == 0) return;
        foreach (var key in await db.Set<DealKey>().Where(it => ended.Contains(it.Deal)).ToListAsync(ct))
            if (keys.Contains(key.Key)) key.ScheduleReview(now);
    }
}
