using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using MediatR;

namespace ChannelProgram.Application.Deals;

public sealed record DeclineOffer(DealId Id, [RequestBody] OfferedLines Form) : IRequest<Result<DealView>>, IChange
{
    public sealed class Handler(DealUpdate deals) : IRequestHandler<DeclineOffer, Result<DealView>>
    {
        public Task<Result<DealView>> Handle(DeclineOffer request, CancellationToken ct) =>
            deals.Update(request.Id, (deal, program, now) => deal.DeclineOffer(request.Form.Lines, program, now), ct);
    }
}
