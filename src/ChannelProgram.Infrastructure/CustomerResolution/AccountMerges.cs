using ChannelProgram.Application.Common;
using ChannelProgram.Application.CustomerResolution;
using ChannelProgram.Application.Deals;
using ChannelProgram.Domain.AccountAssignments;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Companies;
using ChannelProgram.Domain.CustomerResolution;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.VendorClaims;
using ChannelProgram.Infrastructure.Accounts;
using ChannelProgram.Infrastructure.Claims;
using ChannelProgram.Infrastructure.Deals;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.CustomerResolution;

/// <summary>Each row keeps the account it first belonged to, so that a merge can be undone.</summary>
internal sealed class AccountMerges(ChannelDb db, IEngine engine, ICustomers customers) : IAccountMerges
{
    public async Task<IReadOnlyList<Account>> Lock(
        IReadOnlyCollection<AccountId> accounts, IReadOnlyCollection<StrongKey> keys, CancellationToken ct)
    {
        HashSet<StrongKey> known = [.. keys, .. await KeysOf(accounts, ct)];
        await engine.Lock(db, AccountLocks.LocksOf(known), ct);
        var entered = await engine.LockAndQuery(
            db, AccountLocks.LocksOf(accounts),
            () => accounts.QueryInChunks(some => db.Set<Account>().Where(it => some.Contains(it.Id)).ToListAsync(ct)), ct);
        // A key was added before the locks were taken, so a request that found the account by it is not blocked.
        if (!(await KeysOf(accounts, ct)).All(known.Contains)) throw new StaleLockException();
        return [.. accounts.Distinct().Join(entered, id => id, it => it.Id, (_, it) => it)];
    }

    public async Task<IReadOnlyList<IClaimOwner>> LoadOwnersOfLiveClaims(
        IReadOnlyCollection<AccountId> accounts, CancellationToken ct) => await LoadOwners(
        await accounts.QueryInChunks(some => HoldersOf(
            db.Set<Claim>().Where(it => some.Contains(it.Account) && it.State != ClaimState.Released), ct)), ct);

    public async Task<IReadOnlyList<IClaimOwner>> LoadOwnersOfClaims(IEnumerable<long> claims, CancellationToken ct) =>
        await LoadOwners(
            await claims.QueryInChunks(some => HoldersOf(db.Set<Claim>().Where(it => some.Contains(it.Id)), ct)), ct);

    public async Task<IReadOnlySet<AccountId>> FindMergedAccounts(AccountId account, CancellationToken ct)
    {
        var family = new HashSet<AccountId> { account };
        for (List<AccountId> last = [account]; last.Count > 0;)
        {
            last = await last.QueryInChunks(some =>
                db.Set<Account>().Where(it => it.MergedInto != null && some.Contains(it.MergedInto.Value))
                    .Select(it => it.Id).ToListAsync(ct));
            family.UnionWith(last);
        }

        return family;
    }

    public async Task<IReadOnlyList<AccountId>> Move(AccountId from, AccountId to, CancellationToken ct)
    {
        await db.Set<AccountKey>().Where(it => it.Account == from)
            .ExecuteUpdateAsync(set => set.SetProperty(it => it.Account, to), ct);
        await db.Set<AccountExternalId>().Where(it => it.Account == from)
            .ExecuteUpdateAsync(set => set.SetProperty(it => it.Account, to), ct);
        await db.Set<VendorClaim>().Where(it => it.Account == from).ExecuteUpdateAsync(
            set => set.SetProperty(it => it.Account, to).SetProperty(it => it.Revision, it => it.Revision + 1), ct);
        await db.Set<AccountAssignment>().Where(it => it.Account == from)
            .ExecuteUpdateAsync(
                set => set.SetProperty(it => it.Account, to).SetProperty(it => it.Revision, it => it.Revision + 1), ct);
        await db.Set<Claim>().Where(it => it.Account == from).ExecuteUpdateAsync(
            set => set.SetProperty(it => it.MovedFrom, it => it.MovedFrom ?? from).SetProperty(it => it.Account, to), ct);

        ForgetKeys();
        var subsidiaries =
            await db.Set<Account>().Where(it => it.Parent == from && it.Id != to).Select(it => it.Id).ToListAsync(ct);
        await subsidiaries.ExecuteInChunks(some => db.Set<Account>().Where(it => some.Contains(it.Id)).ExecuteUpdateAsync(
            set => set.SetProperty(it => it.Parent, to).SetProperty(it => it.Revision, it => it.Revision + 1), ct));
        return subsidiaries;
    }

    public async Task MoveBack(AccountMerge merge, IReadOnlySet<AccountId> family, CancellationToken ct)
    {
        var (from, to) = (merge.Survivor, merge.Absorbed);
        await family.ExecuteInChunks(some => db.Set<AccountKey>().Where(it => it.Account == from && some.Contains(it.Origin))
            .ExecuteUpdateAsync(set => set.SetProperty(it => it.Account, to), ct));
        await family.ExecuteInChunks(some =>
            db.Set<AccountExternalId>().Where(it => it.Account == from && some.Contains(it.Origin))
                .ExecuteUpdateAsync(set => set.SetProperty(it => it.Account, to), ct));
        await family.ExecuteInChunks(some => db.Set<AccountAssignment>()
            .Where(it => it.Account == from && some.Contains(it.Origin)).ExecuteUpdateAsync(
                set => set.SetProperty(it => it.Account, to).SetProperty(it => it.Revision, it => it.Revision + 1), ct));
        await family.Cast<AccountId?>().ExecuteInChunks(some =>
            db.Set<Claim>().Where(it => it.Account == from && some.Contains(it.MovedFrom)).ExecuteUpdateAsync(
                set => set.SetProperty(it => it.MovedFrom, it => it.MovedFrom == to ? null : it.MovedFrom)
                    .SetProperty(it => it.Account, to), ct));
        await db.Set<VendorClaim>().Where(it => it.Account == from && it.Claims.Any(claim => claim.Account == to))
            .ExecuteUpdateAsync(
                set => set.SetProperty(it => it.Account, to).SetProperty(it => it.Revision, it => it.Revision + 1), ct);

        ForgetKeys();
        await merge.Subsidiaries.ExecuteInChunks(some =>
            db.Set<Account>().Where(it => it.Parent == from && some.Contains(it.Id)).ExecuteUpdateAsync(
                set => set.SetProperty(it => it.Parent, to).SetProperty(it => it.Revision, it => it.Revision + 1), ct));
    }

    public Task<AccountMerge?> FindMerge(AccountId absorbed, CancellationToken ct) =>
        db.Set<AccountMerge>().SingleOrDefaultAsync(it => it.Absorbed == absorbed && it.UndoneAt == null, ct);

    public void Add(AccountMerge merge) => db.Add(merge);

    private void ForgetKeys()
    {
        foreach (var key in db.ChangeTracker.Entries<AccountKey>().ToList()) key.State = EntityState.Detached;
    }

    private async Task<IReadOnlyList<IClaimOwner>> LoadOwners(IEnumerable<Holder> holders, CancellationToken ct) =>
        await customers.LoadOwners([.. holders.Select(it => FoundClaim.OwnerOf(it.Deal, it.VendorClaim)).Distinct()], ct);

    private static Task<List<Holder>> HoldersOf(IQueryable<Claim> claims, CancellationToken ct) =>
        claims.Select(
            it => new Holder(
                EF.Property<DealId?>(it, ClaimColumns.Deal), EF.Property<VendorClaimId?>(it, ClaimColumns.VendorClaim)))
            .ToListAsync(ct);

    private Task<List<StrongKey>> KeysOf(IReadOnlyCollection<AccountId> accounts, CancellationToken ct) =>
        accounts.QueryInChunks(some =>
            db.Set<AccountKey>().Where(it => some.Contains(it.Account)).Select(it => new StrongKey(it.Kind, it.Value))
                .ToListAsync(ct));

    private sealed record Holder(DealId? Deal, VendorClaimId? VendorClaim);
}
