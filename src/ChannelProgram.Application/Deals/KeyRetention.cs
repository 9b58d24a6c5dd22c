using ChannelProgram.Application.Accounts;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Companies;
using ChannelProgram.Domain.Deals;

namespace ChannelProgram.Application.Deals;

/// <summary>
/// Drops keys known only from registrations that ended without a win, unless a key is confirmed, used by another registration, or
/// the account's last.
/// </summary>
public sealed class KeyRetention(
    IChannelDb db, IAccounts accounts, IDealKeys keys, IProgramVersions programs, StrongKeys strongKeys)
{
    /// <summary>Call where these deals may have ended, under the locks of their accounts.</summary>
    /// <param name="inUse">Keys of a registration that is not stored yet.</param>
    public async Task DropUnusedKeys(
        IEnumerable<Deal> deals, IReadOnlyCollection<StrongKey> inUse, DateTimeOffset now, CancellationToken ct)
    {
        List<DealId> ended = [.. deals.Where(it => it.HasEnded).Select(it => it.Id)];
        if (ended.Count == 0) return;

        // The database is searched for deals that have ended.
        await db.Save(ct);
        var unused = await keys.LoadUnusedKeys(ended, inUse, now.AddDays(-programs.InForce(now).Accounts.UnmergeDays), now, ct);
        foreach (var (account, unusedKeys, hasOthers) in unused) accounts.Remove(account.DropKeys(unusedKeys, hasOthers, now));
        await db.Save(ct);
    }

    /// <summary>
    /// A deal that had ended takes up its customer again: keys that were dropped since recognise that customer again. Call under
    /// the locks of its keys and accounts.
    /// </summary>
    /// <returns>False: one of its keys belongs to another customer by now.</returns>
    public async Task<bool> Restore(Deal deal, DateTimeOffset now, CancellationToken ct)
    {
        var wanted = strongKeys.Of(deal.Customer);
        var owned = await accounts.OwnersOf(wanted, ct);
        List<AccountId> about = [.. deal.Accounts];
        if (owned.Any(it => !about.Contains(it.Account.Id))) return false;

        var dropped = wanted.Except(owned.Select(it => it.Key.Key)).ToList();
        // A deal that may be about another customer adds no keys.
        if (dropped.Count == 0 || deal.ReviewReasons.HasFlag(ReviewReasons.NameDiffers)) return true;

        var account = (await accounts.Find(about.Min(), ct))!;
        account.AddAssertedKeys(dropped, deal.Partner, now, owned.Select(it => it.Key));
        accounts.Store(account);
        return true;
    }
}
