using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Programs;
using FluentValidation;
using MediatR;

namespace ChannelProgram.Application.Deals;

/// <summary>Reports an order. Once it is confirmed, the deal is won.</summary>
public sealed record WinDeal(DealId Id, [RequestBody] WinDeal.Body Form) : IRequest<Result<DealView>>, IChange
{
    /// <param name="WonOn">The date of the order.</param>
    /// <param name="Value">What was ordered, in the deal's currency.</param>
    /// <param name="OrderReference">Required where the deal has no document.</param>
    /// <param name="Products">The products that were ordered, by code; without it, all that were protected.</param>
    [SchemaName("DealWinReport")]
    public sealed record Body(
        [Required] DateOnly? WonOn, [Required] MoneyText? Value, [Line(Deal.MaxOrderReferenceLength)] string? OrderReference,
        [Count(1, Deal.MaxProducts, Of = "product"), Code] IReadOnlyList<string>? Products);

    public sealed class Validator : AbstractValidator<WinDeal>
    {
        public Validator() => RuleFor(it => it.Form.Value).MustBeMoney(nameof(Body.Value));
    }

    public sealed class Handler(
        IChannelDb db, DealUpdate deals, DealDecisions decisions, KeyRetention retention, IDealDocuments documents,
        IProgramVersions programs)
        : IRequestHandler<WinDeal, Result<DealView>>
    {
        public Task<Result<DealView>> Handle(WinDeal request, CancellationToken ct) =>
            deals.Update(request.Id, (deal, now) => Win(deal, request.Form, now, ct), ct);

        private async Task<Refusal?> Win(Deal deal, Body form, DateTimeOffset now, CancellationToken ct)
        {
            var program = programs.InForce(now);
            if (deal.Check(DealActions.Win, program, now) is { } refused) return refused;
            if (deal.Win(
                new(form.WonOn!.Value, form.Value!.Read(), form.OrderReference, form.Products),
                form.OrderReference is null && await documents.HasDocument(deal.Id, ct),
                await LoadTaken(deal, program, now, ct), program, now) is { } notWon) return notWon;
            await db.ReserveExternalIdAgain(deal, now, ct);
            return null;
        }

        /// <summary>What a late order does not get of the lines that the deal had.</summary>
        private async Task<IReadOnlyCollection<ClaimTarget>> LoadTaken(
            Deal deal, ProgramVersion program, DateTimeOffset now, CancellationToken ct)
        {
            var late = deal.LateTargets(program, now).ToList();
            if (late.Count == 0) return [];

            var met = await decisions.LoadCompetingClaims(deal, late, now, ct);
            return await retention.Restore(deal, now, ct) ? [.. met.Select(it => it.Target)] : late;
        }
    }
}
