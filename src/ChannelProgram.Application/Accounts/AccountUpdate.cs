using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies;
using ChannelProgram.Domain.Companies.Names;

namespace ChannelProgram.Application.Accounts;

/// <summary>
/// Common start of every account change: locks the keys concerned and their accounts, then checks the version the caller named.
/// </summary>
public sealed class AccountUpdate(IChannelDb db, IAccounts accounts, IPreconditions preconditions, TimeProvider time)
{
    /// <returns>Refused if there is no such account or the version is another one.</returns>
    public async Task<Result<(Account Account, DateTimeOffset Now)>> Open(AccountId id, IReadOnlyCollection<StrongKey> keys, CancellationToken ct)
    {
        if (await accounts.Lock(id, keys, ct) is not { } account) return AccountRefusals.NotFound;
        if (account.MergedInto is { } into) return AccountRefusals.Merged(into);
        return preconditions.Met(AccountView.Of((await accounts.Read(id, ct))!)) ? (account, time.Now()) : Refusal.VersionChanged;
    }

    public async Task<AccountView> Close(Account account, CancellationToken ct)
    {
        accounts.Store(account);
        await db.Save(ct);
        return AccountView.Of((await accounts.Read(account.Id, ct))!);
    }

    public async Task<Refusal?> ApplyChanges(Account account, string name, string country, AccountId? parent, DateTimeOffset now, CancellationToken ct)
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
}
