using ChannelProgram.Application.Accounts;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies;

namespace ChannelProgram.Application.CustomerResolution;

/// <summary>Takes a key from an account and matches the deals again that only this key tied to it.</summary>
public sealed class KeyDetachment(
    IChannelDb db, AccountUpdate updates, IAccounts accounts, IDealKeys dealKeys, DealRematching rematching,
    Waitlist waitlist, CustomerDisputes disputes, KeyRetention keyRetention)
{
    /// <param name="isShared">
    /// Today the key would not be made, because many share the host: it goes even if it is the account's last, and deals of the
    /// account's own name stay with it.
    /// </param>
    public async Task<Result<AccountView>> Detach(AccountId id, StrongKey key, bool isShared, CancellationToken ct)
    {
        var deals = await dealKeys.LockDealsOfKey(id, key, ct);
        return await updates.Update(id, [], async (account, now) =>
        {
            if ((await accounts.OwnersOf([key], ct)).SingleOrDefault() is not { } owner || owner.Account.Id != account.Id)
                return AccountRefusals.KeyNotHere;
            if (isShared) account.DetachSharedKey(owner.Key, now);
            else if (account.DetachKey(owner.Key, await accounts.HasOthers(owner.Key, ct), now) is { } refused) return refused;
            accounts.Remove([owner.Key]);
            await db.Save(ct);

            var freed = new List<ClaimTarget>();
            foreach (var (deal, partner) in deals)
            {
                freed.AddRange(deal.ApplyClock(now));
                if (!deal.IsOver)
                    freed.AddRange(await rematching.Rematch(
                        deal, partner, account.Id, now, ct, isItsName: isShared ? owner.IsNamedLike : null));
                await db.Save(ct);
            }

            await waitlist.OfferFreed(freed, now, ct);
            await disputes.Close([account.Id], settled: null, now, ct);
            await keyRetention.DropUnusedKeys(deals.Select(it => it.Deal), inUse: [], now, ct);
            return null;
        }, ct);
    }
}
