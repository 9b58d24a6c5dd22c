using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Web.Common;
using ChannelProgram.Web.Contract;
using MediatR;

namespace ChannelProgram.Web.Deals;

internal static class DealEndpoints
{
    public static void MapDeals(this IEndpointRouteBuilder routes)
    {
        var deals = routes.MapGroup("/v1/deals").WithTags("Deals");

        deals.MapPost("", Register).WithName("registerDeal").WithSummary("Register a deal").Requires(Permission.WriteDeals)
            .Refuses(
                DealExamples.NoStrongKey, DealRefusals.PartnerNotActive, DealRefusals.TierCannotRegister,
                DealExamples.AlreadyRegistered, DealRefusals.ExternalIdInUse)
            .Example(DealExamples.Approved, DealExamples.Registration);
        deals.MapGet("", List).WithName("listDeals").WithSummary("List deals, newest first").Requires(Permission.ReadDeals)
            .Query(
                new("status", typeof(DealStatus), "Deals that read one of these now."),
                new("externalId", typeof(string), "Deals with one of these ids of the partner's own. One that holds a comma cannot be asked for."),
                new("number", typeof(string), "Deals with one of these numbers, read without regard to case and hyphens."),
                Paging.Limit, Paging.After)
            .Example(DealExamples.Page);
        deals.MapGet("{id}", Get).WithName("getDeal").WithSummary("Read a deal").Requires(Permission.ReadDeals)
            .Example(DealExamples.Approved);
        deals.MapPost("{id}/approve", Approve).WithName("approveDeal").WithSummary("Approve a deal").Requires(Permission.DecideDeals)
            .Refuses(DealRefusals.StatusForbids(DealStatus.Withdrawn, "Only a deal that waits for a decision can be approved."), DealRefusals.CustomerAmbiguous(DealStatus.Submitted))
            .Example(DealExamples.ApprovedByStaff);
        deals.MapPost("{id}/withdraw", Withdraw).WithName("withdrawDeal").WithSummary("Withdraw a deal").Requires(Permission.WriteDeals)
            .Refuses(DealRefusals.StatusForbids(DealStatus.Expired, "This deal has ended."))
            .Example(DealExamples.Withdrawn);
    }

    /// <remarks>
    /// Asks for one customer and up to 50 products in one currency. The customer is recognised by its strong keys: the
    /// registrable domain of its website, its tax id, its D-U-N-S number; one of them must be given. Each product line stands
    /// for itself: one that is free is held at once, one that somebody else holds is waited for, in the order of
    /// registration. The answer is always 201: <c>approved</c> if every line is held and the value is within the tier's
    /// limit, <c>submitted</c> if staff has to decide by <c>decisionDueBy</c>, <c>waitlisted</c> if no line is to be had.
    /// </remarks>
    private static async Task<CreatedAnswer<DealView>> Register(Body<RegisterDeal> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(body.Value, ct)).ToCreated(it => $"/v1/deals/{it.Id}");

    /// <remarks>As the clock has it: what a protection's end changes reads so from that instant on, whether or not anything has run.</remarks>
    private static async Task<OkAnswer<DealView>> Get(string id, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetDeal(Id(id)), ct)).ToOk();

    /// <remarks>
    /// The caller's own, or every partner's for the vendor. Filters are joined by AND; several values of one are separated by
    /// comma. Pages are stable while deals come in.
    /// </remarks>
    private static async Task<PageAnswer<DealView>> List(QueryInput query, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(
            new ListDeals(
                query.Values<DealStatus>("status"), query.Texts("externalId", 100), Numbers(query), query.Limit(), query.After()),
            ct)).ToPage();

    /// <remarks>Every line that is held and not yet protected is protected from now on. The body may be absent.</remarks>
    private static async Task<OkAnswer<DealView>> Approve(string id, OptionalBody<Nothing> _, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ApproveDeal(Id(id)), ct)).ToOk();

    /// <remarks>The partner gives everything up that the deal holds or waits for; what it held goes to who has waited longest.</remarks>
    private static async Task<OkAnswer<DealView>> Withdraw(string id, OptionalBody<Nothing> _, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new WithdrawDeal(Id(id)), ct)).ToOk();

    /// <summary>What is no id names no deal: it answers like an absent one.</summary>
    private static DealId Id(string text) => new(Guid.TryParseExact(text, "D", out var id) ? id : Guid.Empty);

    private static IReadOnlyList<DealNumber> Numbers(QueryInput query) => query.Read("number", "must be a deal's number such as DR-7K3M92QX",
        text => DealNumber.TryParse(text, out var number) ? number : (DealNumber?)null);
}
