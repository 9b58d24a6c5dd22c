using System.Text.Json;
using ChannelProgram.Application.Deals;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Web.Common;
using ChannelProgram.Web.Contract;
using ChannelProgram.Web.Observability;
using MediatR;

namespace ChannelProgram.Web.Deals;

internal sealed class DealEndpoints : IApiFeature
{
    public string Tag => "Deals";

    public string TagDescription =>
        "Registrations of end customers by partners: who holds what, until when, and what can be done about it.";

    public IEnumerable<ProblemMember> ProblemMembers =>
    [
        ProblemMember.CurrentStatus<DealStatus>("Of a deal."),
        ProblemMember.Pointers("notEditable"),
        ProblemMember.ListOf<DealRefusals.OwnDeal>(
            "deals", "With `alreadyRegistered`: the caller's own deals that hold or await what it asks for.", 1000,
            "A deal of the caller's own."),
    ];

    public IEnumerable<string> FutureDates => [JsonNamingPolicy.CamelCase.ConvertName(nameof(DealView.ExpectedCloseDate))];

    public void AddServices(WebApplicationBuilder builder) => builder.Services.AddSingleton<RegistrationMeter>();

    public void Map(IEndpointRouteBuilder routes)
    {
        var deals = routes.MapGroup("/v1/deals");

        deals.MapPost("", Register).WithName("registerDeal").WithSummary("Register a deal").Requires(DealPermissions.Register)
            .Refuses(
                DealRefusals.NoStrongKey, DealRefusals.PartnerNotActive, DealRefusals.TierCannotRegister,
                DealRefusals.OwnOrganisation,
                DealExamples.AlreadyRegistered, DealRefusals.ExternalIdInUse)
            .Example(DealExamples.Approved, DealExamples.Registration);
        deals.MapPost("check", Check).WithName("checkDeal").WithSummary("Check a registration without storing it")
            .Requires(DealPermissions.Register)
            .Refuses(
                    DealRefusals.NoStrongKey, DealRefusals.PartnerNotActive, DealRefusals.TierCannotRegister,
                    DealRefusals.OwnOrganisation,
                    DealRefusals.ExternalIdInUse)
            .Example(DealExamples.Checked, DealExamples.Registration);
        deals.MapGet("", List).WithName("listDeals").WithSummary("List deals, newest first").Requires(DealPermissions.Read)
            .Example(DealExamples.Page);
        deals.MapGet("{id}", Get).WithName("getDeal").WithSummary("Read a deal").Requires(DealPermissions.Read)
            .Example(DealExamples.Approved);
        deals.MapPatch("{id}", Update).WithName("updateDeal")
            .Action(DealActions.Update, DealRefusals.ExternalIdTaken(DealStatus.Approved)).RequiresIfMatch()
            .Example(DealExamples.Updated, DealExamples.Update);
        deals.MapGet("{id}/timeline", Timeline).WithName("getDealTimeline").WithSummary("What happened to a deal, newest first")
            .Requires(DealPermissions.Read)
            .Example(DealExamples.Timeline);
        deals.MapGet("{id}/matching", Matching).WithName("getDealMatching").WithSummary("How a deal's customer was recognised")
            .Requires(DealPermissions.ReadMatching).Example(DealExamples.Matching);
        deals.MapPost("{id}/approve", Approve).WithName("approveDeal").Action(DealActions.Approve, DealExamples.AlreadyRegistered)
            .Example(DealExamples.ApprovedByStaff);
        deals.MapPost("{id}/reject", Reject).WithName("rejectDeal").Action(DealActions.Reject)
            .Example(DealExamples.Rejected, DealExamples.Rejection);
        deals.MapPost("{id}/withdraw", Withdraw).WithName("withdrawDeal").Action(DealActions.Withdraw)
            .Example(DealExamples.Withdrawn);
    }

    /// <remarks>
    /// Asks for one customer and up to 50 products in one currency. The customer is recognised by its strong keys: the
    /// registrable domain of its website, its tax id, its D-U-N-S number; one of them must be given. Each product line stands
    /// for itself: one that is free is held at once, one that somebody else holds is waited for, in the order of
    /// registration. The answer is always 201: <c>approved</c> if every line is held and the value is within the tier's
    /// limit, <c>submitted</c> if staff has to decide by <c>decisionDueBy</c>, <c>waitlisted</c> if no line is to be had.
    /// A partner registers for itself; staff names the <c>partner</c>.
    /// </remarks>
    private static async Task<CreatedAnswer<DealView>> Register(
        Body<DealRegistration> body, HttpContext http, RegistrationMeter meter, IMediator mediator, CancellationToken ct)
    {
        var registered = await mediator.Send(new RegisterDeal(body.Value), ct);
        if (registered.Refusal is null && RequestLogContext.Of(http) is { } logContext)
            logContext.CountSuccess = () => meter.Count(registered.Value.Status);
        return registered.ToCreated(it => $"/v1/deals/{it.Id}");
    }

    /// <remarks>
    /// Takes what registering takes and tells all its faults, or whether it would wait for staff's decision, by the program's
    /// and the partner's own data. Customers, keys and claims are not looked at, so that nothing of anybody else is learned.
    /// </remarks>
    private static async Task<ReportAnswer<DealCheck>> Check(
        Body<DealRegistration> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new CheckDeal(body.Value), ct)).ToReport();

    /// <remarks>
    /// As the clock has it: what a protection's end changes reads so from that instant on, whether or not anything has run.
    /// </remarks>
    private static async Task<OkAnswer<DealView>> Get(
        [DealReference] DealReference id, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetDeal(id.Id, id.Number), ct)).ToOk();

    /// <remarks>
    /// The caller's own, or every partner's for the vendor. Filters are joined by AND; several values of one are separated by
    /// comma. Pages are stable while deals come in.
    /// </remarks>
    private static async Task<PageAnswer<DealView>> List(
        ListRequest<DealFilter> query, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ListDeals(query.Filter, query.Paging), ct)).ToPage();

    private static async Task<OkAnswer<DealView>> Update(
        RouteId<DealId> id, PatchBody<DealRegistration> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new UpdateDeal(id, body.Value), ct)).ToOk();

    /// <remarks>
    /// Each item tells when something took effect, who did it and how the deal read right after it; also what the clock did.
    /// The vendor's people are not named to partners.
    /// </remarks>
    private static async Task<PageAnswer<TimelineItem>> Timeline(
        RouteId<DealId> id, PageParameters query, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetDealTimeline(id, query.Paging), ct)).ToPage();

    /// <remarks>
    /// For the vendor's staff: the strong keys that were asked for and the account that each hit, and, if none was known, the
    /// accounts whose names are like the customer's, with what every word said. It is what was found when the deal was
    /// registered, by the rules of that day, and stays so.
    /// </remarks>
    private static async Task<OkAnswer<DealMatching>> Matching(RouteId<DealId> id, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetDealMatching(id), ct)).ToOk();

    private static async Task<OkAnswer<DealView>> Approve(
        RouteId<DealId> id, OptionalBody<ApproveDeal.Body> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ApproveDeal(id, body.Value), ct)).ToOk();

    private static async Task<OkAnswer<DealView>> Reject(
        RouteId<DealId> id, Body<RejectDeal.Body> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new RejectDeal(id, body.Value), ct)).ToOk();

    private static async Task<OkAnswer<DealView>> Withdraw(
        RouteId<DealId> id, OptionalBody<EmptyBody> _, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new WithdrawDeal(id), ct)).ToOk();
}

internal static class DealActionRoutes
{
    public static RouteHandlerBuilder Action(this RouteHandlerBuilder route, DealAction action, params Refusal[] others) => route
        .WithSummary(action.Summary)
        .WithDescription($"{action.Description} Allowed in status {action.FromText}.")
        .Requires(DealPermissions.Of(action))
        .Refuses([.. action.Refusals, .. others]);
}
