using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using MediatR;

namespace ChannelProgram.Application.Deals;

/// <summary>Staff approves what waits for its decision: the held lines are protected from now on.</summary>
public sealed record ApproveDeal(DealId Id) : IRequest<Result<DealView>>, IChange
{
    public sealed class Handler(DealForChange deals, Deciding deciding) : IRequestHandler<ApproveDeal, Result<DealView>>
    {
        public Task<Result<DealView>> Handle(ApproveDeal request, CancellationToken ct) =>
            deals.Change(request.Id, (deal, now) => deciding.Approve(deal, now, ct), ct);
    }
}
