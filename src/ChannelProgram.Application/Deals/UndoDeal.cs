using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Partners;
using MediatR;

namespace ChannelProgram.Application.Deals;

/// <summary>Takes back that a deal was lost or withdrawn.</summary>
public sealed record UndoDeal(DealId Id, [RequestBody] UndoDeal.Body Form) : IRequest<Result<DealView>>, IChange
{
    /// <param name="Reason">Why it was a mistake; kept with the deal for the vendor.</param>
    [SchemaName("DealUndo")]
    public sealed record Body([Required, MultiLine(Deal.MaxNoteLength)] string? Reason);

    public sealed class Handler(
        IChannelDb db, DealUpdate deals, ICustomers customers, DealDecisions decisions, KeyRetention retention,
        CustomerDisputes disputes, IProgramVersions programs)
        : IRequestHandler<UndoDeal, Result<DealView>>
    {
        public Task<Result<DealView>> Handle(UndoDeal request, CancellationToken ct) =>
            deals.Update(request.Id, (deal, now) => Undo(deal, request.Form.Reason!, now, ct), ct);

        private async Task<Refusal?> Undo(Deal deal, string reason, DateTimeOffset now, CancellationToken ct)
        {
            var program = programs.InForce(now);
            if (deal.Check(DealActions.Undo, program, now) is { } notAllowed) return notAllowed;
            if ((await customers.PartnerOf(deal, ct)).Status is PartnerStatus.Offboarded) return Refusal.PartnerNotActive;

            var met = await decisions.LoadCompetingClaims(deal, deal.UndoTargets(now), now, ct);
            if (await decisions.AlreadyRegistered(deal, met, now, ct) is { } own) return own;
            if (!await retention.Restore(deal, now, ct)) return DealRefusals.CustomerAmbiguous(deal.Status);
            List<ClaimTarget> taken = [.. met.Where(it => it.State.TakesLine()).Select(it => it.Target)];
            if (deal.Undo(reason, taken, program, now) is { } refused) return refused;
            await db.ReserveExternalIdAgain(deal, now, ct);
            await disputes.CatchUp(deal, now, ct);
            return null;
        }
    }
}
