using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using MediatR;

namespace ChannelProgram.Application.Deals;

/// <summary>One deal, as the clock has it; another partner's id answers exactly like an absent one.</summary>
public sealed record GetDeal(DealId Id) : IRequest<Result<DealView>>
{
    public sealed class Handler(IDealLookup deals, CurrentCaller caller, TimeProvider time) : IRequestHandler<GetDeal, Result<DealView>>
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
