using ChannelProgram.Application.CustomerResolution;
using ChannelProgram.Application.Deals;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Web.Common;
using ChannelProgram.Web.Contract;
using ChannelProgram.Web.Observability;
using MediatR;

namespace ChannelProgram.Web.Deals;

internal static class DealEndpoints
{
    public static void MapDeals(this IEndpointRouteBuilder routes)
    {
        var deals = routes.MapGroup("/v1/deals").WithTags("Deals");

        deals.MapPost("", Register).WithName("registerDeal").WithSummary("Register a deal").Requires(DealPermissions.Register)
            .Refuses(
                DealExamples.NoStrongKey, DealRefusals.PartnerNotActive, DealRefusals.TierCannotRegister, DealRefusals.OwnOrganisation,
                DealExamples.AlreadyRegistered, DealRefusals.ExternalIdInUse)
            .Example(DealExamples.Approved, DealExamples.Registration);
        deals.MapPost("check", Check).WithName("checkDeal").WithSummary("Check a registration without storing it").Requires(DealPermissions.Register)
            .Refuses(
                DealExamples.NoStrongKey, DealRefusals.PartnerNotActive, DealRefusals.TierCannotRegister, DealRefusals.OwnOrganisation,
                DealRefusals.ExternalIdInUse)
            .Example(DealExamples.Checked, DealExamples.Registration);
        deals.MapGet("", List).WithName("listDeals").WithSummary("List deals, newest first").Requires(DealPermissions.Read)
            .Query(Filters).Example(DealExamples.Page);
        deals.MapGet("{id}", Get).WithName("getDeal").WithSummary("Read a deal").Requires(DealPermissions.Read)
            .Example(DealExamples.Approved);
        deals.MapPatch("{id}", Update).WithName("updateDeal").Action(DealActions.Update, DealRefusals.ExternalIdTaken(DealStatus.Approved)).RequiresIfMatch()
            .Example(DealExamples.Updated, DealExamples.Update);
        deals.MapGet("{id}/timeline", Timeline).WithName("getDealTimeline").WithSummary("What happened to a deal, newest first")
            .Requires(DealPermissions.Read).Query(Paging.Limit, Paging.After)
            .Example(DealExamples.Timeline);
        deals.MapGet("{id}/matching", Matching).WithName("getDealMatching").WithSummary("How a deal's customer was recognised")
            .Requires(DealPermissions.ReadMatching).Example(DealExamples.Matching);
        deals.MapPost("{id}/approve", Approve).WithName("approveDeal").Action(DealActions.Approve, DealExamples.AlreadyRegistered)
            .Example(DealExamples.ApprovedByStaff);
        deals.MapPost("{id}/reject", Reject).WithName("rejectDeal").Action(DealActions.Reject)
            .Example(DealExamples.Rejected, DealExamples.Rejection);
        deals.MapPost("{id}/confirm-customer", ConfirmCustomer).WithName("confirmCustomer").Action(DealActions.ConfirmCustomer)
            .Example(DealExamples.ApprovedByStaff);
        deals.MapPost("{id}/separate-customer", SeparateCustomer).WithName("separateCustomer").Action(DealActions.SeparateCustomer)
            .Example(DealExamples.ApprovedByStaff, DealExamples.Splitting);
        deals.MapPost("{id}/withdraw", Withdraw).WithName("withdrawDeal").Action(DealActions.Withdraw)
            .Example(DealExamples.Withdrawn);
    }

    /// <summary>Who may, what refuses it and what is written about it, as the table of actions says.</summary>
    private static RouteHandlerBuilder Action(this RouteHandlerBuilder route, DealAction action, params Refusal[] others) => route
        .WithSummary(action.Summary)
        .WithDescription($"{action.Description} Allowed in status {action.FromText}.")
        .Requires(DealPermissions.Of(action))
        .Refuses([.. action.Refusals, .. others]);

    private static readonly QueryParameter[] Filters =
    [
        new("status", typeof(DealStatus), "Deals that read one of these now."),
        new("stage", typeof(SalesStage), "Deals in one of these stages of the sale."),
        new("type", typeof(DealType), "Deals of one of these types."),
        new("customer", typeof(string), "Deals whose customer's name has words that begin so, each with 2 characters or more, or whose website is of this domain."),
        new("product", typeof(string), "Deals with one of these products, by code."),
        new("externalId", typeof(string), "Deals with one of these ids of the partner's own. One that holds a comma cannot be asked for."),
        new("number", typeof(string), "Deals with one of these numbers, read without regard to case and hyphens."),
        new("partner", typeof(Guid), "Deals of one of these partners; for the vendor only."),
        new("updatedSince", typeof(DateTimeOffset), "Deals that changed at this instant or after it.", Many: false),
        new("expiresBefore", typeof(DateTimeOffset), "Deals that are protected now and whose protection ends before this instant.", Many: false),
        Paging.Limit,
        Paging.After,
    ];

    /// <remarks>
    /// Asks for one customer and up to 50 products in one currency. The customer is recognised by its strong keys: the
    /// registrable domain of its website, its tax id, its D-U-N-S number; one of them must be given. Each product line stands
    /// for itself: one that is free is held at once, one that somebody else holds is waited for, in the order of
    /// registration. The answer is always 201: <c>approved</c> if every line is held and the value is within the tier's
    /// limit, <c>submitted</c> if staff has to decide by <c>decisionDueBy</c>, <c>waitlisted</c> if no line is to be had.
    /// A partner registers for itself; staff names the <c>partner</c>.
    /// </remarks>
    private static async Task<CreatedAnswer<DealView>> Register(
        Body<RegistrationForm> body, HttpContext http, IMediator mediator, CancellationToken ct)
    {
        var registered = await mediator.Send(new RegisterDeal(body.Value), ct);
        if (RequestLogContext.Of(http) is { } sight) sight.Decision = registered.Refusal is null ? registered.Value.Status : null;
        return registered.ToCreated(it => $"/v1/deals/{it.Id}");
    }

    /// <remarks>
    /// Takes what registering takes and tells all its faults, or whether it would wait for staff's decision, by the program's
    /// and the partner's own data. Customers, keys and claims are not looked at, so that nothing of anybody else is learned.
    /// </remarks>
    private static async Task<ReportAnswer<DealCheck>> Check(Body<RegistrationForm> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new CheckDeal(body.Value), ct)).ToReport();

    /// <remarks>As the clock has it: what a protection's end changes reads so from that instant on, whether or not anything has run.</remarks>
    private static async Task<OkAnswer<DealView>> Get(string id, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetDeal(Id(id)), ct)).ToOk();

    /// <remarks>
    /// The caller's own, or every partner's for the vendor. Filters are joined by AND; several values of one are separated by
    /// comma. Pages are stable while deals come in.
    /// </remarks>
    private static async Task<PageAnswer<DealView>> List(QueryInput query, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ListDeals(Filter(query), query.Limit(), query.After()), ct)).ToPage();

    private static async Task<OkAnswer<DealView>> Update(
        string id, PatchBody<RegistrationForm> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new UpdateDeal(Id(id), body.Value), ct)).ToOk();

    /// <remarks>
    /// Each item tells when something took effect, who did it and how the deal read right after it; also what the clock did.
    /// The vendor's people are not named to partners.
    /// </remarks>
    private static async Task<PageAnswer<TimelineItem>> Timeline(string id, QueryInput query, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetDealTimeline(Id(id), query.Limit(), query.After()), ct)).ToPage();

    /// <remarks>
    /// For the vendor's staff: the strong keys that were asked for and the account that each hit, and, if none was known, the
    /// accounts whose names are like the customer's, with what every word said. It is what was found when the deal was
    /// registered, by the rules of that day, and stays so.
    /// </remarks>
    private static async Task<OkAnswer<MatchingView>> Matching(string id, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetDealMatching(Id(id)), ct)).ToOk();

    private static async Task<OkAnswer<DealView>> Approve(
        string id, OptionalBody<ApproveDeal.Body> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ApproveDeal(Id(id), body.Value), ct)).ToOk();

    private static async Task<OkAnswer<DealView>> Reject(
        string id, Body<RejectDeal.Body> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new RejectDeal(Id(id), body.Value), ct)).ToOk();

    private static async Task<OkAnswer<DealView>> ConfirmCustomer(string id, OptionalBody<ConfirmCustomer.Body> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ConfirmCustomer(Id(id), body.Value), ct)).ToOk();

    private static async Task<OkAnswer<DealView>> SeparateCustomer(
        string id, OptionalBody<SeparateCustomer.Body> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new SeparateCustomer(Id(id), body.Value), ct)).ToOk();

    private static async Task<OkAnswer<DealView>> Withdraw(string id, OptionalBody<EmptyBody> _, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new WithdrawDeal(Id(id)), ct)).ToOk();

    /// <summary>What is no id names no deal: it answers like an absent one.</summary>
    private static DealId Id(string text) => new(Guid.TryParseExact(text, "D", out var id) ? id : Guid.Empty);

    private static DealFilter Filter(QueryInput query) => new(
        query.Values<DealStatus>("status"),
        query.Values<SalesStage>("stage"),
        query.Values<DealType>("type"),
        query.Read(
            "customer",
            $"must be beginnings of words of its name, each of at least {SearchText.MinLength} characters, or a domain; at most {SearchText.MaxLength} characters",
            SearchText.ParseCustomer),
        query.Texts("product", 50),
        query.Texts("externalId", 100),
        query.Read(
            "number", "must be a deal's number such as DR-7K3M92QX",
            text => DealNumber.TryParse(text, out var number) ? number : (DealNumber?)null),
        query.Partners(),
        query.Instant("updatedSince"),
        query.Instant("expiresBefore"));
}
