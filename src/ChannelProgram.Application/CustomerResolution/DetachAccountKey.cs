using ChannelProgram.Application.Accounts;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.CustomerResolution;

/// <summary>
/// Takes a key from an account. The account's live deals that no other key ties to it are matched again, in order of
/// registration.
/// </summary>
public sealed record DetachAccountKey(AccountId Id, [RequestBody] AccountKeyInput Key) : IRequest<Result<AccountView>>, IChange
{
    public sealed class Handler(
        IChannelDb db, AccountUpdate updates, IAccounts accounts, IDealKeys dealKeys, DealRematching rematching,
        WaitlistPromotion waitlist, CustomerDisputes disputes,
        KeyRetention keyRetention)
        : IRequestHandler<DetachAccountKey, Result<AccountView>>
    {
        public async Task<Result<AccountView>> Handle(DetachAccountKey request, CancellationToken ct)
        {
            if (await accounts.Read(request.Id, ct) is not { Account.Country: var country }) return AccountRefusals.NotFound;
            var read = request.Key.ReadIn(country);
            if (read.Refusal is { } unread) return unread;
            var key = read.Value;
            var deals = await dealKeys.LockDealsOfKey(request.Id, key, ct);
            return await updates.Update(request.Id, [], async (account, now) =>
            {
                if ((await accounts.OwnersOf([key], ct)).SingleOrDefault() is not { } owner || owner.Account.Id != account.Id)
                    return AccountRefusals.KeyNotHere;
                if (account.DetachKey(owner.Key, await accounts.HasOthers(owner.Key, ct), now) is { } refused) return refused;
                accounts.Remove([owner.Key]);
                await db.Save(ct);

                var freed = new List<ClaimTarget>();
                foreach (var (deal, partner) in deals)
                {
                    freed.AddRange(deal.ExpireClaims(now));
                    if (!deal.HasEnded) freed.AddRange(await rematching.Rematch(deal, partner, account.Id, now, ct));
                    await db.Save(ct);
                }

                await waitlist.Promote(freed, now, ct);
                await disputes.Close([account.Id], settled: null, now, ct);
                await keyRetention.DropUnusedKeys(deals.Select(it => it.Deal), inUse: [], now, ct);
                return null;
            }, ct);
        }
    }
}
