using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies;
using ChannelProgram.Domain.Companies.Names;

namespace ChannelProgram.Application.Accounts;

/// <summary>Steps of every account change: lock, check the version that the caller named, decide, save.</summary>
public sealed class AccountUpdate(IChannelDb db, IAccounts accounts, IPreconditions preconditions, ProgramClock clock)
{
    /// <param name="keys">Keys that the change is about; they are locked before the account.</param>
    public async Task<Result<AccountView>> Update(
        AccountId id, IReadOnlyCollection<StrongKey> keys, Func<Account, DateTimeOffset, Task<Refusal?>> decide,
        CancellationToken ct) =>
        await Update(await accounts.Lock(id, keys, ct), decide, ct);

    /// <param name="locked">Null: there is no such account.</param>
    public async Task<Result<AccountView>> Update(
        Account? locked, Func<Account, DateTimeOffset, Task<Refusal?>> decide, CancellationToken ct)
    {
        if (locked is not { } account) return AccountRefusals.NotFound;
        if (!preconditions.Met(await View(account, ct))) return Refusal.VersionChanged;
        if (account.MergedInto is { } into) return AccountRefusals.Merged(into);
        // Read the clock only under the lock, so that times follow the order of the changes.
        return await Decide(account, clock.Now(), decide, ct);
    }

    public async Task<Result<AccountView>> Decide(
        Account account, DateTimeOffset now, Func<Account, DateTimeOffset, Task<Refusal?>> decide, CancellationToken ct)
    {
        if (await decide(account, now) is { } refused) return refused;

        accounts.Store(account);
        await db.Save(ct);
        return await View(account, ct);
    }

    public async Task<Refusal?> ApplyChanges(
        Account account, string name, string country, AccountId? parent, DateTimeOffset now, CancellationToken ct)
    {
        if (parent is { } owner && owner != account.Parent)
        {
            var above = await accounts.LoadAncestors(owner, ct);
            if (above is []) return AccountRefusals.NoSuchParent;
            if (above.Contains(account.Id)) return AccountRefusals.ParentIsSubsidiary;
        }

        if (account.Name != name || account.Country != country) await accounts.DeleteNameKeys(account.Id, ct);
        account.Update(CompanyName.Read(name, country), parent, now);
        return null;
    }
    private async Task<AccountView> View(Account account, CancellationToken ct) =>
        AccountView.Of((await accounts.Read(account.Id, ct))!);
}
