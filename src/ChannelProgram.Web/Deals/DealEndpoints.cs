using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Web.Common;
using MediatR;

namespace ChannelProgram.Web.Deals;

internal static class DealEndpoints
{
    public static void MapDeals(this IEndpointRouteBuilder routes)
    {
        var deals = routes.MapGroup("/v1/deals").WithTags("Deals");

        deals.MapPost("", Register).WithName("registerDeal").WithSummary("Register a deal").Requires(Permission.RegisterDeals);
        deals.MapPost("check", Check).WithName("checkDeal").WithSummary("Check a registration without storing it").Requires(Permission.RegisterDeals);
        deals.MapGet("", List).WithName("listDeals").WithSummary("List deals, newest first").Requires(Permission.ReadDeals)
            .Query(
                "status", "stage", "type", "customer", "product", "externalId", "number", "partner", "updatedSince", "expiresBefore",
                "limit", "after");
        deals.MapGet("{id}", Get).WithName("getDeal").WithSummary("Read a deal").Requires(Permission.ReadDeals);
        deals.MapPatch("{id}", Update).WithName("updateDeal").WithSummary("Change a deal").Requires(Permission.WriteDeals).RequiresIfMatch();
        deals.MapGet("{id}/timeline", Timeline).WithName("getDealTimeline").WithSummary("What happened to a deal, newest first")
            .Requires(Permission.ReadDeals).Query("limit", "after");
        deals.MapPost("{id}/approve", Approve).WithName("approveDeal").WithSummary("Approve a deal").Requires(Permission.DecideDeals);
        deals.MapPost("{id}/reject", Reject).WithName("rejectDeal").WithSummary("Reject a deal").Requires(Permission.DecideDeals);
        deals.MapPost("{id}/withdraw", Withdraw).WithName("withdrawDeal").WithSummary("Withdraw a deal").Requires(Permission.WriteDeals);
    }

    private static async Task<CreatedAnswer<DealView>> Register(Body<RegistrationForm> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new RegisterDeal(body.Value), ct)).ToCreated(it => $"/v1/deals/{it.Id}");

    private static async Task<ReportAnswer<DealCheck>> Check(Body<RegistrationForm> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new CheckDeal(body.Value), ct)).ToReport();

    private static async Task<OkAnswer<DealView>> Get(string id, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetDeal(Id(id)), ct)).ToOk();

    private static async Task<PageAnswer<DealView>> List(QueryInput query, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ListDeals(Filter(query), query.Limit(), query.After()), ct)).ToPage();

    private static async Task<OkAnswer<DealView>> Update(
        string id, PatchBody<RegistrationForm> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new UpdateDeal(Id(id), body.Value), ct)).ToOk();

    private static async Task<PageAnswer<TimelineItem>> Timeline(string id, QueryInput query, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetDealTimeline(Id(id), query.Limit(), query.After()), ct)).ToPage();

    private static async Task<OkAnswer<DealView>> Approve(string id, OptionalBody<Nothing> _, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ApproveDeal(Id(id)), ct)).ToOk();

    private static async Task<OkAnswer<DealView>> Reject(
        string id, Body<RejectDeal.Body> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new RejectDeal(Id(id), body.Value), ct)).ToOk();

    private static async Task<OkAnswer<DealView>> Withdraw(string id, OptionalBody<Nothing> _, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new WithdrawDeal(Id(id)), ct)).ToOk();

    /// <summary>What is no id names no deal: it answers like an absent one.</summary>
    private static DealId Id(string text) => new(Guid.TryParseExact(text, "D", out var id) ? id : Guid.Empty);

    private static DealFilter Filter(QueryInput query) => new(
        query.Values<DealStatus>("status"),
        query.Values<SalesStage>("stage"),
        query.Values<DealType>("type"),
        query.Read(
            "customer", $"must be beginnings of words of its name, each of at least {CustomerWords.Fewest} characters, or a domain",
            CustomerWords.Sought),
        query.Texts("product", 50),
        query.Texts("externalId", 100),
        query.Read(
            "number", "must be a deal's number such as DR-7K3M92QX",
            text => DealNumber.TryParse(text, out var number) ? number : (DealNumber?)null),
        query.Partners(),
        query.Instant("updatedSince"),
        query.Instant("expiresBefore"));
}
