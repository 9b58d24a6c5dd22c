using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Web.Common;
using ChannelProgram.Web.Sight;
using MediatR;

namespace ChannelProgram.Web.Deals;

internal static class DealEndpoints
{
    public static void MapDeals(this IEndpointRouteBuilder routes)
    {
        var deals = routes.MapGroup("/v1/deals").WithTags("Deals");

        deals.MapPost("", Register).WithName("registerDeal").WithSummary("Register a deal").Requires(Permission.WriteDeals);
        deals.MapGet("", List).WithName("listDeals").WithSummary("List deals, newest first").Requires(Permission.ReadDeals)
            .Query("status", "externalId", "number", "limit", "after");
        deals.MapGet("{id}", Get).WithName("getDeal").WithSummary("Read a deal").Requires(Permission.ReadDeals);
        deals.MapPost("{id}/approve", Approve).WithName("approveDeal").WithSummary("Approve a deal").Requires(Permission.DecideDeals);
        deals.MapPost("{id}/withdraw", Withdraw).WithName("withdrawDeal").WithSummary("Withdraw a deal").Requires(Permission.WriteDeals);
    }

    private static async Task<CreatedAnswer<DealView>> Register(
        Body<RegisterDeal> body, HttpContext http, IMediator mediator, CancellationToken ct)
    {
        var registered = await mediator.Send(body.Value, ct);
        if (RequestSight.Of(http) is { } sight) sight.Decision = registered.Refusal is null ? registered.Value.Status : null;
        return registered.ToCreated(it => $"/v1/deals/{it.Id}");
    }

    private static async Task<OkAnswer<DealView>> Get(string id, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetDeal(Id(id)), ct)).ToOk();

    private static async Task<PageAnswer<DealView>> List(QueryInput query, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(
            new ListDeals(
                query.Values<DealStatus>("status"), query.Texts("externalId", 100), Numbers(query), query.Limit(), query.After()),
            ct)).ToPage();

    private static async Task<OkAnswer<DealView>> Approve(string id, OptionalBody<Nothing> _, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ApproveDeal(Id(id)), ct)).ToOk();

    private static async Task<OkAnswer<DealView>> Withdraw(string id, OptionalBody<Nothing> _, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new WithdrawDeal(Id(id)), ct)).ToOk();

    /// <summary>What is no id names no deal: it answers like an absent one.</summary>
    private static DealId Id(string text) => new(Guid.TryParseExact(text, "D", out var id) ? id : Guid.Empty);

    private static IReadOnlyList<DealNumber> Numbers(QueryInput query) => query.Read("number", "must be a deal's number such as DR-7K3M92QX",
        text => DealNumber.TryParse(text, out var number) ? number : (DealNumber?)null);
}
