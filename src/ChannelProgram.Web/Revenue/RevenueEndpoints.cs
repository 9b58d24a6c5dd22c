using ChannelProgram.Application.Common;
using ChannelProgram.Application.Revenue;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Revenue;
using ChannelProgram.Web.Common;
using ChannelProgram.Web.Contract;
using MediatR;

namespace ChannelProgram.Web.Revenue;

internal sealed class RevenueEndpoints : IApiFeature
{
    public string Tag => "Revenue";

    public Audience Audience => Audience.Everybody;

    public string TagDescription =>
        "Payments and refunds of what partners sold, as the vendor's billing posts them. They never change and count once.";

    public void Map(IEndpointRouteBuilder routes)
    {
        var events = routes.MapGroup("/v1/revenue-events");
        events.MapPost("", Record).WithName("recordRevenueEvent").WithSummary("Record a payment or a refund")
            .Requires(RevenuePermissions.Record).WithoutVersion()
            .Refuses(
                RevenueRefusals.ExternalIdInUse, RevenueRefusals.DealNotWon(DealStatus.Approved),
                RevenueRefusals.RefundExceedsPayment(new(100, "USD")))
            .Example(RevenueExamples.Recorded, RevenueExamples.Input);
        events.MapPost("bulk", RecordMany).WithName("recordRevenueEvents").WithSummary("Record many payments and refunds")
            .Requires(RevenuePermissions.Record).WithoutVersion()
            .Example(RevenueExamples.RecordedMany, RevenueExamples.ManyInput);
        events.MapGet("", List).WithName("listRevenueEvents").WithSummary("List payments and refunds, the last recorded first")
            .Requires(RevenuePermissions.Read).Example(RevenueExamples.Page);
        events.MapGet("{id}", Get).WithName("getRevenueEvent").WithSummary("Read a payment or a refund")
            .Requires(RevenuePermissions.Read).Example(RevenueExamples.Recorded);
    }

    /// <remarks>
    /// Of a deal whose win is confirmed (409 <c>dealNotWon</c>), or of a partner's sale that nobody registered. It counts once by
    /// its <c>externalId</c>: the same again is answered with the first, another one under that id is 409
    /// <c>externalIdInUse</c>. A refund names its payment; all refunds of a payment together are at most the payment (409
    /// <c>refundExceedsPayment</c>). The currency is the program's, or one that has an exchange rate in it.
    /// </remarks>
    private static async Task<CreatedAnswer<RevenueEventView>> Record(
        Body<RecordRevenueEvent.Body> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new RecordRevenueEvent(body.Value), ct)).ToCreated(it => $"/v1/revenue-events/{it.Id}");

    /// <remarks>
    /// Each is recorded as it would be alone, in the order of the request. A refused one says why and stores nothing; it does not
    /// stop the others. A request is refused as a whole if it cannot be read: if something has another type, or a member is
    /// unknown.
    /// </remarks>
    private static async Task<ReportAnswer<RecordedItems>> RecordMany(
        Body<RecordRevenueEvents.Body> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new RecordRevenueEvents(body.Value), ct)).ToReport();

    /// <remarks>
    /// A partner lists those of its own sales. Filters are joined by AND. Several values of one filter are separated by commas.
    /// </remarks>
    private static async Task<PageAnswer<RevenueEventView>> List(
        ListRequest<RevenueEventFilter> query, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ListRevenueEvents(query.Filter, query.Paging), ct)).ToPage();

    /// <remarks>It never changes.</remarks>
    private static async Task<OkAnswer<RevenueEventView>> Get(
        RouteId<RevenueEventId> id, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetRevenueEvent(id), ct)).ToOk();
}
