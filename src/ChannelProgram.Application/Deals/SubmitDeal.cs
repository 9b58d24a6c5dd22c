using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using MediatR;

namespace ChannelProgram.Application.Deals;

/// <summary>A draft becomes a deal with the same id and number, by all that registering does.</summary>
public sealed record SubmitDeal(DealId Id) : IRequest<Result<DealView>>, IChange
{
    public sealed class Handler(
        DealDrafts drafts, IDealLookup deals, IMediator mediator, IPreconditions preconditions, CurrentCaller caller,
        IProgramVersions programs, ProgramClock clock)
        : IRequestHandler<SubmitDeal, Result<DealView>>
    {
        public async Task<Result<DealView>> Handle(SubmitDeal request, CancellationToken ct)
        {
            if (await drafts.Read(request.Id, ct) is not { } draft) return await Refuse(request.Id, ct);
            if (!preconditions.Met(drafts.View(draft))) return Refusal.VersionChanged;
            if (draft.Check(DealActions.Submit) is { } refused) return refused;

            // Of two that submit it at once, the second waits here and finds no draft any more.
            if (!await drafts.Remove(draft, ct)) return await Refuse(request.Id, ct);
            return await mediator.Send(new RegisterDeal(DealDrafts.Read(draft) with { Draft = null }, draft.Identity), ct);
        }

        private async Task<Refusal> Refuse(DealId id, CancellationToken ct)
        {
            if (await deals.Find(id, ct) is not { } deal) return DealRefusals.NotFound;

            var now = clock.Now();
            deal.ApplyClock(now);
            return preconditions.Met(DealView.Of(deal, caller.Known, programs.InForce(now), now))
                ? DealActions.Submit.StatusRefusal(deal.Status)
                : Refusal.VersionChanged;
        }
    }
}
