using ChannelProgram.Application.Accounts;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Companies;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Accounts;

internal sealed class Accounts(ChannelDb db, IEngine engine, AccountQueries queries) : IAccounts
{
    public Task<Account?> Find(AccountId id, CancellationToken ct) =>
        db.Set<Account>().SingleOrDefaultAsync(it => it.Id == id, ct);

    public async Task<IReadOnlyList<OwnedKey>> OwnersOf(IReadOnlyCollection<StrongKey> keys, CancellationToken ct)
    {
        string[] values = [.. keys.Select(it => it.Value)];
        var found = await queries.TrackedOwnedKeys(db, values).ToListAsync(ct);
        // Found by value only; leave out keys of another kind.
        return [.. found.Where(it => keys.Contains(it.Key.Key))];
    }

    public async Task<IReadOnlyList<AccountId>> FindByKeys(IReadOnlyCollection<StrongKey> keys, CancellationToken ct)
    {
        string[] values = [.. keys.Select(it => it.Value)];
        var found = await db.Set<AccountKey>().AsNoTracking().Where(it => values.Contains(it.Value)).ToListAsync(ct);
        return [.. found.Where(it => keys.Contains(it.Key)).Select(it => it.Account).Distinct()];
    }

    public async Task<IReadOnlyList<(string Name, AccountKey Key)>> FindDomains(Func<string, bool> are, CancellationToken ct)
    {
        var found = new List<(string Name, AccountKey Key)>();
        var domains = db.Set<AccountKey>().AsNoTracking().Where(it => it.Kind == KeyKind.Domain)
            .Join(db.Set<Account>(), it => it.Account, it => it.Id, (key, account) => new { Key = key, account.Name });
        await foreach (var it in domains.AsAsyncEnumerable().WithCancellation(ct))
            if (are(it.Key.Value)) found.Add((it.Name, it.Key));
        return [.. found.OrderBy(it => it.Key.Key)];
    }

    public void Store(Account account)
    {
        if (db.Entry(account).State is EntityState.Detached) db.Add(account);
        db.AddRange(account.NewKeys.Where(it => db.Entry(it).State is EntityState.Detached));
    }

    public async Task<AccountDetails?> Read(AccountId id, CancellationToken ct) =>
        (await Details([id], ct)).SingleOrDefault();

    public async Task<IReadOnlyList<AccountDetails>> List(AccountFilter filter, PageRequest page, CancellationToken ct)
    {
        var accounts = filter.Among(db.Set<Account>().AsNoTracking(), db.Set<AccountKey>(), db.Set<AccountExternalId>());
        return await Details(await accounts.NewestFirst(page, it => it.Id).Select(it => it.Id).ToListAsync(ct), ct);
    }

    public async Task<AccountId?> ByExternalId(string externalId, CancellationToken ct) =>
        (await db.Set<AccountExternalId>().AsNoTracking().SingleOrDefaultAsync(it => it.ExternalId == externalId, ct))?.Account;

    public async Task Lock(IReadOnlyCollection<StrongKey> keys, CancellationToken ct) =>
        await engine.LockAccounts(db, keys, [], ct);

    public async Task<Account?> Lock(AccountId id, IReadOnlyCollection<StrongKey> keys, CancellationToken ct)
    {
        await engine.LockAccounts(db, keys, [id], ct);
        return await Find(id, ct);
    }

    public Task<bool> HasOthers(AccountKey key, CancellationToken ct) =>
        db.Set<AccountKey>().AnyAsync(it => it.Account == key.Account && (it.Value != key.Value || it.Kind != key.Kind), ct);

    public async Task<IReadOnlyList<AccountId>> LoadAncestors(AccountId account, CancellationToken ct)
    {
        await engine.Lock(db, [LockKey.Of("who owns whom")], ct);
        var above = new List<AccountId>();
        for (AccountId? next = account; next is { } id && !above.Contains(id);)
        {
            var found =
                await db.Set<Account>().AsNoTracking().Where(it => it.Id == id).Select(it => new { it.Parent })
                    .SingleOrDefaultAsync(ct);
            if (found is null) break;
            above.Add(id);
            next = found.Parent;
        }

        return above;
    }

    public async Task<IReadOnlyList<RelatedAccount>> RelativesOf(
        IReadOnlyCollection<AccountId> accounts, int limit, CancellationToken ct)
    {
        var unmerged = db.Set<Account>().AsNoTracking().Where(it => it.MergedInto == null && !accounts.Contains(it.Id));
        var owners = await db.Set<Account>().AsNoTracking().Where(it => accounts.Contains(it.Id))
            .Join(
                unmerged, it => it.Parent, it => it.Id,
                (it, owner) => new RelatedAccount(owner.Id, owner.Name, owner.Country, AccountRelationship.Parent, it.Id))
            .ToListAsync(ct);
        var owned =
            await unmerged.Where(it => it.Parent != null && accounts.Contains(it.Parent.Value)).OrderBy(it => it.Id).Take(limit)
                .Select(it => new RelatedAccount(it.Id, it.Name, it.Country, AccountRelationship.Subsidiary, it.Parent!.Value))
                .ToListAsync(ct);
        return [.. owners.OrderBy(it => it.Account).ThenBy(it => it.Of).Concat(owned).Take(limit)];
    }

    public async Task DeleteNameKeys(AccountId account, CancellationToken ct) =>
        await db.Set<AccountNameKey>().Where(it => EF.Property<AccountId>(it, AccountColumn.Name) == account)
            .ExecuteDeleteAsync(ct);

    public Task<bool> AnyHasBuyingUnits(IEnumerable<AccountId> accounts, CancellationToken ct) =>
        db.Set<Account>().AnyAsync(it => accounts.Contains(it.Id) && it.HasBuyingUnits, ct);

    public async Task<AccountId?> FindSurvivor(AccountId account, CancellationToken ct)
    {
        var found =
            await db.Set<Account>().AsNoTracking().Where(it => it.Id == account).Select(it => new { it.Id, it.MergedInto })
                .SingleOrDefaultAsync(ct);
        while (found?.MergedInto is { } into)
            found =
                await db.Set<Account>().AsNoTracking().Where(it => it.Id == into).Select(it => new { it.Id, it.MergedInto })
                    .SingleAsync(ct);
        return found?.Id;
    }

    public void Store(AccountExternalId externalId) => db.Add(externalId);

    public void Remove(IEnumerable<AccountKey> keys) => db.RemoveRange(keys);

    private async Task<IReadOnlyList<AccountDetails>> Details(IReadOnlyCollection<AccountId> ids, CancellationToken ct)
    {
        var accounts =
            await db.Set<Account>().AsNoTracking().Where(it => ids.Contains(it.Id)).OrderByDescending(it => it.Id)
                .ToListAsync(ct);
        var keys = await db.Set<AccountKey>().AsNoTracking().Where(it => ids.Contains(it.Account)).ToListAsync(ct);
        var externalIds = await db.Set<AccountExternalId>().AsNoTracking().Where(it => ids.Contains(it.Account)).ToListAsync(ct);
        return accounts.ConvertAll(it => new AccountDetails(
            it,
            [.. keys.Where(key => key.Account == it.Id).OrderBy(key => key.AddedAt).ThenBy(key => key.Key)],
            [
                .. externalIds.Where(known => known.Account == it.Id).OrderBy(known => known.AddedAt)
                    .ThenBy(known => known.ExternalId, StringComparer.Ordinal)]));
    }
}
