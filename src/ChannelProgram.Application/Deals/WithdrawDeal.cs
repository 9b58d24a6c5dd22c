using ChannelProgram.Application.Accounts;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using MediatR;

namespace ChannelProgram.Application.Deals;

/// <summary>The partner gives its deal up; what it held goes to who waits longest.</summary>
public sealed record WithdrawDeal(DealId Id) : IRequest<Result<DealView>>, IChange
{
    public sealed class Handler(
        IChannelDb db, ICustomers customers, Succession succession, IPreconditions preconditions, CurrentCaller caller, TimeProvider time)
        : IRequestHandler<WithdrawDeal, Result<DealView>>
    {
        public async Task<Result<DealView>> Handle(WithdrawDeal request, CancellationToken ct)
        {
            if (await customers.Enter(request.Id, ct) is not { } deal) return DealRefusals.NotFound;
            var now = time.Now();
            await succession.Retire([deal], now, ct);
            if (!preconditions.Met(DealView.Of(deal, caller.Known))) return Refusal.VersionChanged;

            var held = deal.Claims.Where(it => it.State is ClaimState.Held).Select(it => it.On).ToList();
            if (deal.Withdraw(now) is { } refused) return refused;
            await db.Save(ct);
            await succession.PassOn(held, now, ct);
            return DealView.Of(deal, caller.Known);
        }
    }
}
