using ChannelProgram.Application.Tiers;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Tiers;
using ChannelProgram.Web.Common;
using ChannelProgram.Web.Contract;
using MediatR;

namespace ChannelProgram.Web.Tiers;

internal sealed class TierEndpoints : IApiFeature
{
    public string Tag => "Tiers";

    public Audience Audience => Audience.Partners;

    public string TagDescription => "Which tier a partner holds and why, what it is missing and what it is going to lose.";

    public IEnumerable<string> FutureDates => ["until"];

    public void Map(IEndpointRouteBuilder routes)
    {
        var tier = routes.MapGroup("/v1/partners/{id}/tier");

        tier.MapGet("", Get).WithName("getPartnerTier").WithSummary("Read the tier of a partner")
            .Requires(TierPermissions.Read).Example(TierExamples.Known);
        tier.MapPost("what-if", WhatIf).WithName("assumeForTier")
            .WithSummary("See which tier a partner would have with more people and revenue").Requires(TierPermissions.Read)
            .WithoutVersion().Example(TierExamples.Assumed, TierExamples.Assumptions);
        tier.MapPost("evaluate", Evaluate).WithName("evaluateTier").WithSummary("Evaluate the tier of a partner now")
            .Requires(TierPermissions.Evaluate).WithoutVersion().Example(TierExamples.Evaluated);
        tier.MapGet("evaluations", List).WithName("listTierEvaluations")
            .WithSummary("List how the tier of a partner was evaluated, newest first").Requires(TierPermissions.Read)
            .Example(TierExamples.Page);
        tier.MapPost("overrides", Override).WithName("overrideTier").WithSummary("Give a partner a tier for some time")
            .Requires(TierPermissions.Override).Example(TierExamples.Overridden, TierExamples.Override);
        tier.MapPost("overrides/end", EndOverride).WithName("endTierOverride")
            .WithSummary("Take back the tier that a partner was given").Requires(TierPermissions.Override)
            .Refuses(TierRefusals.NoOverride).Example(TierExamples.Known);
        tier.MapPost("joint-plan", PlanJointly).WithName("planJointly")
            .WithSummary("Record the margin of a joint business plan").Requires(TierPermissions.Override)
            .Example(TierExamples.Planned, TierExamples.Plan);
    }

    /// <remarks>
    /// By what is known now: <c>held</c> is what the partner holds, <c>earned</c> what the next evaluation finds. Evaluations are
    /// made every night, and when asked for. Another partner's id is answered like one that does not exist.
    /// </remarks>
    private static async Task<OkAnswer<TierView>> Get(RouteId<PartnerId> id, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetTier(id), ct)).ToOk();

    /// <remarks>What is assumed comes on top of what there is. Nothing is stored.</remarks>
    private static async Task<ReportAnswer<TierView>> WhatIf(
        RouteId<PartnerId> id, Body<WhatIfTier.Body> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new WhatIfTier(id, body.Value), ct)).ToReport();

    /// <remarks>A promotion takes effect at once. Evaluating again without anything new changes nothing.</remarks>
    private static async Task<ReportAnswer<TierEvaluationView>> Evaluate(
        RouteId<PartnerId> id, OptionalBody<EmptyBody> _, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new EvaluateTier(id), ct)).ToReport();

    /// <remarks>
    /// Every evaluation is kept with each requirement's value, threshold and reason. One that comes to the same as that before is
    /// not listed by itself: the outcome holds until the next one that is.
    /// </remarks>
    private static async Task<PageAnswer<TierEvaluationView>> List(
        RouteId<PartnerId> id, ListRequest<TierEvaluationFilter> query, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ListTierEvaluations(id, query.Filter, query.Paging), ct)).ToPage();

    /// <remarks>
    /// It takes effect at once and ends by the clock. Below it the partner's own tier goes on; at the end it has that, without
    /// further grace. Another override takes its place.
    /// </remarks>
    private static async Task<OkAnswer<TierView>> Override(
        RouteId<PartnerId> id, Body<OverrideTier.Body> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new OverrideTier(id, body.Value), ct)).ToOk();

    /// <remarks>The partner holds its own tier at once.</remarks>
    private static async Task<OkAnswer<TierView>> EndOverride(
        RouteId<PartnerId> id, OptionalBody<EmptyBody> _, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new EndTierOverride(id), ct)).ToOk();

    /// <remarks>
    /// Only a tier that offers a higher margin has one. It holds for what is approved from now on; what was approved before keeps
    /// its margin.
    /// </remarks>
    private static async Task<OkAnswer<TierView>> PlanJointly(
        RouteId<PartnerId> id, Body<PlanJointly.Body> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new PlanJointly(id, body.Value), ct)).ToOk();
}
