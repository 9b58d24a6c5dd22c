using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using MediatR;

namespace ChannelProgram.Application.Deals;

/// <summary>Another partner's deal is answered exactly like a missing one.</summary>
public sealed record GetDeal(DealId Id) : IRequest<Result<DealView>>
{
    public sealed class Handler(IDealLookup deals, CurrentCaller caller, TimeProvider time)
        : IRequestHandler<GetDeal, Result<DealView>>
    {
        public async Task<Result<DealView>> Handle(GetDeal request, CancellationToken ct)
        {
            var deal = await deals.Find(request.Id, ct);
            if (deal is null) return DealRefusals.NotFound;

            deal.ExpireClaims(time.Now());
            return DealView.Of(deal, caller.Known);
        }
    }
}
