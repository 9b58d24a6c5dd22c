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
        "Partners register deals, read their status and protection, extend, win, lose or withdraw them. Staff decides. What the "
        + "clock brings about is there at its instant.";

    public IEnumerable<ProblemMember> ProblemMembers =>
    [
        ProblemMember.CurrentStatus<DealStatus>("Of a deal"),
        ProblemMember.Pointers("notEditable"),
        ProblemMember.Of<DateTimeOffset>("until", "With `coolingOff`: from then on the partner may register again."),
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
                DealRefusals.NoStrongKey, DealRefusals.TierCannotRegister,
                DealRefusals.OwnOrganisation,
                DealRefusals.NeedsOwnWin,
                DealExamples.AlreadyRegistered, DealRefusals.ExternalIdInUse, DealRefusals.CoolingOff(DealExamples.Noon),
                DealRefusals.OpenLimitReached)
            .Example(DealExamples.Approved, DealExamples.Registration);
        deals.MapPost("check", Check).WithName("checkDeal").WithSummary("Check a registration without storing it")
            .Requires(DealPermissions.Register)
            .Refuses(
                    DealRefusals.NoStrongKey, DealRefusals.TierCannotRegister,
                    DealRefusals.OwnOrganisation,
                    DealRefusals.ExternalIdInUse, DealRefusals.OpenLimitReached)
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
        deals.MapPost("{id}/submit", Submit).WithName("submitDeal")
            .Action(
                DealActions.Submit, DealRefusals.TierCannotRegister,
                DealRefusals.OwnOrganisation, DealRefusals.NeedsOwnWin, DealExamples.AlreadyRegistered,
                DealRefusals.ExternalIdInUse, DealRefusals.CoolingOff(DealExamples.Noon), DealRefusals.OpenLimitReached)
            .Example(DealExamples.Approved);
        deals.MapPost("{id}/approve", Approve).WithName("approveDeal").Action(
                DealActions.Approve, DealExamples.AlreadyRegistered, DealRefusals.ProtectionUsedUp(DealStatus.Submitted))
            .Example(DealExamples.ApprovedAboveLimit);
        deals.MapPost("{id}/reject", Reject).WithName("rejectDeal").Action(DealActions.Reject)
            .Example(DealExamples.Rejected, DealExamples.Rejection);
        deals.MapPost("{id}/request-information", RequestInformation).WithName("requestInformation")
            .Action(DealActions.RequestInformation).Example(DealExamples.Asked, DealExamples.InformationRequest);
        deals.MapPost("{id}/answer", Answer).WithName("answerDeal").Action(DealActions.Answer)
            .Example(DealExamples.Answered, DealExamples.Answer);
        deals.MapPost("{id}/accept-offer", AcceptOffer).WithName("acceptOffer")
            .Action(
                DealActions.AcceptOffer, DealRefusals.TierCannotRegister,
                DealRefusals.CoolingOff(DealExamples.Noon))
            .Example(DealExamples.Approved, DealExamples.Offered);
        deals.MapPost("{id}/decline-offer", DeclineOffer).WithName("declineOffer").Action(DealActions.DeclineOffer)
            .Example(DealExamples.Withdrawn, DealExamples.Offered);
        deals.MapPost("{id}/extend", Extend).WithName("extendDeal")
            .Action(DealActions.Extend, DealRefusals.ProtectionUsedUp(DealStatus.Approved)).Example(DealExamples.Extended);
        deals.MapPost("{id}/decide-extension", DecideExtension).WithName("decideExtension")
            .Action(DealActions.DecideExtension, DealRefusals.ProtectionUsedUp(DealStatus.Approved))
            .Example(DealExamples.ExtendedByStaff, DealExamples.ExtensionDecision);
        deals.MapPost("{id}/win", Win).WithName("winDeal").Action(DealActions.Win)
            .Example(DealExamples.WinReported, DealExamples.WinReport);
        deals.MapPost("{id}/confirm-win", ConfirmWin).WithName("confirmWin").Action(DealActions.ConfirmWin)
            .Example(DealExamples.Won, DealExamples.WinConfirmation);
        deals.MapPost("{id}/lose", Lose).WithName("loseDeal").Action(DealActions.Lose)
            .Example(DealExamples.Lost, DealExamples.LossReport);
        deals.MapPost("{id}/revoke", Revoke).WithName("revokeDeal")
            .Action(DealActions.Revoke, DealRefusals.NotInactive(DealStatus.Approved))
            .Example(DealExamples.Revoked, DealExamples.Revocation);
        deals.MapPost("{id}/undo", Undo).WithName("undoDeal")
            .Action(DealActions.Undo, DealRefusals.LinesTaken(DealStatus.Lost), DealExamples.AlreadyRegistered,
                DealRefusals.CustomerAmbiguous(DealStatus.Lost))
            .Example(DealExamples.Undone, DealExamples.Undo);
        deals.MapPost("{id}/withdraw", Withdraw).WithName("withdrawDeal").Action(DealActions.Withdraw)
            .Example(DealExamples.Withdrawn);
    }

    /// <remarks>
    /// Registers one customer and up to 50 products in one currency. At least one strong key of the customer is required: its
    /// website, its tax id or its D-U-N-S number. Each product line is decided separately. A free line is held at once. A line
    /// that somebody else holds is waitlisted. The answer is 201 in every case; <c>status</c> is <c>approved</c> if every line
    /// is held and the value is within the tier's limit, <c>submitted</c> if staff has to decide by <c>decisionDueBy</c>, and
    /// <c>waitlisted</c> if no line is available. With <c>draft</c> it is only kept until it is submitted. A partner registers
    /// for itself. Staff names the <c>partner</c>.
    /// </remarks>
    private static async Task<CreatedAnswer<DealView>> Register(
        Body<DealRegistration> body, HttpContext http, RegistrationMeter meter, IMediator mediator, CancellationToken ct)
    {
        if (body.Value.Draft is true)
            return (await mediator.Send(new DraftDeal(body.Value), ct)).ToCreated(it => $"/v1/deals/{it.Id}");

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
        (await Send(id, new UpdateDraft(id, body.Value), new UpdateDeal(id, body.Value), mediator, ct)).ToOk();

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

    private static async Task<OkAnswer<DealView>> Submit(
        RouteId<DealId> id, OptionalBody<EmptyBody> _, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new SubmitDeal(id), ct)).ToOk();

    private static async Task<OkAnswer<DealView>> Approve(
        RouteId<DealId> id, OptionalBody<ApproveDeal.Body> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ApproveDeal(id, body.Value), ct)).ToOk();

    private static async Task<OkAnswer<DealView>> Reject(
        RouteId<DealId> id, Body<RejectDeal.Body> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new RejectDeal(id, body.Value), ct)).ToOk();

    private static async Task<OkAnswer<DealView>> RequestInformation(
        RouteId<DealId> id, Body<RequestInformation.Body> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new RequestInformation(id, body.Value), ct)).ToOk();

    private static async Task<OkAnswer<DealView>> Answer(
        RouteId<DealId> id, Body<AnswerDeal.Body> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new AnswerDeal(id, body.Value), ct)).ToOk();

    private static async Task<OkAnswer<DealView>> AcceptOffer(
        RouteId<DealId> id, OptionalBody<OfferedLines> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new AcceptOffer(id, body.Value), ct)).ToOk();

    private static async Task<OkAnswer<DealView>> DeclineOffer(
        RouteId<DealId> id, OptionalBody<OfferedLines> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new DeclineOffer(id, body.Value), ct)).ToOk();

    private static async Task<OkAnswer<DealView>> Extend(
        RouteId<DealId> id, OptionalBody<EmptyBody> _, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ExtendDeal(id), ct)).ToOk();

    private static async Task<OkAnswer<DealView>> DecideExtension(
        RouteId<DealId> id, Body<DecideExtension.Body> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new DecideExtension(id, body.Value), ct)).ToOk();

    private static async Task<OkAnswer<DealView>> Win(
        RouteId<DealId> id, Body<WinDeal.Body> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new WinDeal(id, body.Value), ct)).ToOk();

    private static async Task<OkAnswer<DealView>> ConfirmWin(
        RouteId<DealId> id, Body<ConfirmWin.Body> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ConfirmWin(id, body.Value), ct)).ToOk();

    private static async Task<OkAnswer<DealView>> Lose(
        RouteId<DealId> id, Body<LoseDeal.Body> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new LoseDeal(id, body.Value), ct)).ToOk();

    private static async Task<OkAnswer<DealView>> Revoke(
        RouteId<DealId> id, Body<RevokeDeal.Body> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new RevokeDeal(id, body.Value), ct)).ToOk();

    private static async Task<OkAnswer<DealView>> Undo(
        RouteId<DealId> id, Body<UndoDeal.Body> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new UndoDeal(id, body.Value), ct)).ToOk();

    private static async Task<OkAnswer<DealView>> Withdraw(
        RouteId<DealId> id, OptionalBody<EmptyBody> _, IMediator mediator, CancellationToken ct) =>
        (await Send(id, new WithdrawDraft(id), new WithdrawDeal(id), mediator, ct)).ToOk();

    private static async Task<Result<DealView>> Send(
        DealId id, IRequest<Result<DealView>> ofDraft, IRequest<Result<DealView>> ofDeal, IMediator mediator,
        CancellationToken ct)
    {
        if (await mediator.Send(new FindDraft(id), ct) is { Refusal: null, Value: true }
            && await mediator.Send(ofDraft, ct) is { Refusal: not { Kind: RefusalKind.NotFound } } done) return done;

        // It is a deal, perhaps since this instant.
        return await mediator.Send(ofDeal, ct);
    }
}

internal static class DealActionRoutes
{
    public static RouteHandlerBuilder Action(this RouteHandlerBuilder route, DealAction action, params Refusal[] others) => route
        .WithSummary(action.Summary)
        .WithDescription($"{action.Description} Allowed in status {action.FromText}.")
        .Requires(DealPermissions.Of(action))
        .Refuses([.. action.Refusals, .. others]);
}
