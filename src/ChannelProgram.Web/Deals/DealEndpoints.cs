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

    public Audience Audience => Audience.Partners;

    public string TagDescription =>
        "Partners register deals, read their status and protection, and change or withdraw them. Staff approves and rejects.";

    public IEnumerable<ProblemMember> ProblemMembers =>
    [
        ProblemMember.CurrentStatus<DealStatus>("Of a deal"),
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
        deals.MapGet("{id}/timeline", Timeline).WithName("getDealTimeline")
            .WithSummary("List what happened to a deal, newest first")
            .Requires(DealPermissions.Read)
            .Example(DealExamples.Timeline);
        deals.MapGet("{id}/matching", Matching).WithName("getDealMatching")
            .WithSummary("Read how a deal's customer was recognised")
            .Requires(DealPermissions.ReadMatching).Example(DealExamples.Matching);
        deals.MapPost("{id}/approve", Approve).WithName("approveDeal").Action(DealActions.Approve, DealExamples.AlreadyRegistered)
            .Example(DealExamples.ApprovedByStaff);
        deals.MapPost("{id}/reject", Reject).WithName("rejectDeal").Action(DealActions.Reject)
            .Example(DealExamples.Rejected, DealExamples.Rejection);
        deals.MapPost("{id}/withdraw", Withdraw).WithName("withdrawDeal").Action(DealActions.Withdraw)
            .Example(DealExamples.Withdrawn);
    }

    /// <remarks>
    /// Registers one customer and up to 50 products in one currency. At least one strong key of the customer is required: its
    /// website, its tax id or its D-U-N-S number. Each product line is decided separately. A free line is held at once. A line
    /// that somebody else holds is waitlisted. The answer is 201 in every case; <c>status</c> is <c>approved</c> if every line
    /// is held and the value is within the tier's limit, <c>submitted</c> if staff has to decide by <c>decisionDueBy</c>, and
    /// <c>waitlisted</c> if no line is available. A partner registers for itself. Staff names the <c>partner</c>.
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
    /// Takes the same body as registering. The answer tells all faults, or whether the deal would wait for staff. Nothing is
    /// stored. The check uses the program's and the partner's own data only, so it reveals nothing about a customer.
    /// </remarks>
    private static async Task<ReportAnswer<DealCheck>> Check(
        Body<DealRegistration> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new CheckDeal(body.Value), ct)).ToReport();

    /// <remarks>
    /// The answer is right at this instant: a protection that has ended is shown as ended. Send the last <c>ETag</c> as
    /// <c>If-None-Match</c> to get 304 while nothing has changed.
    /// </remarks>
    private static async Task<OkAnswer<DealView>> Get(
        [DealReference] DealReference id, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetDeal(id.Id, id.Number), ct)).ToOk();

    /// <remarks>
    /// A partner lists its own deals, the vendor those of every partner. Filters are joined by AND. Several values of one
    /// filter are separated by commas. Pages stay stable while deals come in. <c>updatedSince</c> finds what has changed.
    /// </remarks>
    private static async Task<PageAnswer<DealView>> List(
        ListRequest<DealFilter> query, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ListDeals(query.Filter, query.Paging), ct)).ToPage();

    private static async Task<OkAnswer<DealView>> Update(
        RouteId<DealId> id, PatchBody<DealRegistration> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new UpdateDeal(id, body.Value), ct)).ToOk();

    /// <remarks>
    /// Each item tells when something took effect, who did it and what the deal was right after it. Protections that ended by
    /// the clock are included. The vendor's people are not named to partners.
    /// </remarks>
    private static async Task<PageAnswer<TimelineItem>> Timeline(
        RouteId<DealId> id, PageParameters query, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetDealTimeline(id, query.Paging), ct)).ToPage();

    /// <remarks>
    /// Shows the strong keys of the registration with the account of each. If no key was known, it shows the accounts with
    /// similar names, and how each word of the names agreed. It is what was found when the deal was registered; later changes
    /// do not alter it.
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
