using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using MediatR;

namespace ChannelProgram.Application.Deals;

public sealed record WithdrawDeal(DealId Id) : IRequest<Result<DealView>>, IChange
{
    public sealed class Handler(DealUpdate deals) : IRequestHandler<WithdrawDeal, Result<DealView>>
    {
        public Task<Result<DealView>> Handle(WithdrawDeal request, CancellationToken ct) =>
            deals.Update(request.Id, (deal, program, now) => deal.Withdraw(program, now), ct);
    }
}
