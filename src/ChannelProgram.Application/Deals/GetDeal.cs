using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using MediatR;

namespace ChannelProgram.Application.Deals;

/// <summary>Another partner's deal is answered exactly like a missing one.</summary>
/// <param name="Number">Looked for if there is no id.</param>
public sealed record GetDeal(DealId? Id, DealNumber? Number = null) : IRequest<Result<DealView>>
{
    public sealed class Handler(
        IDealLookup deals, DealDrafts drafts, CurrentCaller caller, IProgramVersions programs, ProgramClock clock)
        : IRequestHandler<GetDeal, Result<DealView>>
    {
        public async Task<Result<DealView>> Handle(GetDeal request, CancellationToken ct)
        {
            var deal = request switch
            {
                { Id: { } id } => await deals.Find(id, ct),
                { Number: { } number } => await deals.Find(number, ct),
                _ => null,
            };
            if (deal is null)
                return await drafts.FindView(request.Id, request.Number, ct) is { } draft ? draft : DealRefusals.NotFound;

            var now = clock.Now();
            deal.ApplyClock(now);
            return DealView.Of(deal, caller.Known, programs.InForce(now), now);
        }
    }
}
