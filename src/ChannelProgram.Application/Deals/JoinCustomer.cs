using ChannelProgram.Application.Accounts;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using MediatR;

namespace ChannelProgram.Application.Deals;

/// <summary>
/// Staff says that a deal is about the customer that its keys say, though the names differ: those keys are confirmed, its
/// others learned, and what only waited for that is approved by the program.
/// </summary>
public sealed record JoinCustomer(DealId Id) : IRequest<Result<DealView>>, IChange
{
    public sealed class Handler(
        DealForChange deals, IAccounts accounts, Questioning questioning, CurrentCaller caller)
        : IRequestHandler<JoinCustomer, Result<DealView>>
    {
        public async Task<Result<DealView>> Handle(JoinCustomer request, CancellationToken ct)
        {
            var opened = await deals.Open(request.Id, ct);
            if (opened.Refusal is { } notOpened) return notOpened;
            var (deal, now) = opened.Value;
            if (deal.JoinCustomer() is { } refused) return refused;

            var id = deal.Accounts.Single();
            var account = (await accounts.Find(id, ct))!;
            var (keys, owned) = (deal.Customer.StrongKeys(), await accounts.OwnersOf(deal.Customer.StrongKeys(), ct));
            foreach (var hit in owned.Where(it => it.Account.Id == id)) account.Confirm(hit.Key, caller.Known.Confirms(now));
            account.Learn(keys.Except(owned.Select(it => it.Key.Key)), deal.Partner, now);
            account.Settle(deal.Id, isThis: true, now);
            accounts.Store(account);

            await questioning.Settle([id], deal, now, ct);
            return DealView.Of(deal, caller.Known);
        }
    }
}
