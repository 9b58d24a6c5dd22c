using ChannelProgram.Application.DealTransfers;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.DealTransfers;
using ChannelProgram.Web.Common;
using ChannelProgram.Web.Contract;
using MediatR;

namespace ChannelProgram.Web.DealTransfers;

internal sealed class DealTransferEndpoints : IApiFeature
{
    public string Tag => "Deal transfers";

    public Audience Audience => Audience.Everybody;

    public string TagDescription => "Deals that one partner hands over to another. Both agree, and staff confirms.";

    public IEnumerable<ProblemMember> ProblemMembers => [ProblemMember.CurrentStatus<DealTransferStatus>("Of a transfer")];

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/deals/{id}/transfers", Offer).WithName("offerDealTransfer")
            .WithSummary("Offer to hand a deal over").Requires(DealTransferPermissions.Offer).WithoutVersion()
            .Refuses(
                DealTransferRefusals.PartnerMustAgree(DealStatus.Approved), DealTransferRefusals.OnlyProtected(DealStatus.Won),
                DealTransferRefusals.Pending(DealStatus.Approved))
            .Example(DealTransferExamples.Offered, DealTransferExamples.Offer);

        var transfers = routes.MapGroup("/v1/deal-transfers");
        transfers.MapGet("", List).WithName("listDealTransfers").WithSummary("List transfers of deals, newest first")
            .Requires(DealTransferPermissions.Read).Example(DealTransferExamples.Page);
        transfers.MapGet("{id}", Get).WithName("getDealTransfer").WithSummary("Read a transfer of a deal")
            .Requires(DealTransferPermissions.Read).Example(DealTransferExamples.Read);
        transfers.MapPost("accept", Accept).WithName("acceptDealTransfer").WithSummary("Take a deal by its code").WithoutVersion()
            .Requires(DealTransferPermissions.Accept)
            .Refuses(DealTransferRefusals.CodeInvalid, DealRefusals.TierCannotRegister, DealRefusals.OwnOrganisation)
            .Example(DealTransferExamples.Accepted, DealTransferExamples.Acceptance);
        transfers.MapPost("{id}/confirm", Confirm).WithName("confirmDealTransfer").WithSummary("Confirm a transfer of a deal")
            .Requires(DealTransferPermissions.Decide)
            .Refuses(
                DealTransferRefusals.StatusForbids(DealTransferStatus.Cancelled), DealRefusals.TierCannotRegister,
                DealRefusals.OwnOrganisation, DealRefusals.OpenLimitReached)
            .Example(DealTransferExamples.Confirmed);
        transfers.MapPost("{id}/reject", Reject).WithName("rejectDealTransfer").WithSummary("Reject a transfer of a deal")
            .Requires(DealTransferPermissions.Decide)
            .Refuses(DealTransferRefusals.StatusForbids(DealTransferStatus.Cancelled))
            .Example(DealTransferExamples.Rejected, DealTransferExamples.Rejection);
        transfers.MapPost("{id}/cancel", Cancel).WithName("cancelDealTransfer").WithSummary("Cancel a transfer of a deal")
            .Requires(DealTransferPermissions.Cancel)
            .Refuses(DealTransferRefusals.StatusForbids(DealTransferStatus.Confirmed))
            .Example(DealTransferExamples.Cancelled);
    }

    /// <remarks>
    /// For a deal that is approved. The answer has a code, which is told this once: give it to the partner that is to have the
    /// deal. Offering again ends the offer before. The deal goes with all that is recorded of it, its documents and activities
    /// included; its owner and its external id stay behind. Staff offers a deal only where its partner is not active.
    /// </remarks>
    private static async Task<CreatedSecretAnswer<OfferedTransfer>> Offer(
        RouteId<DealId> id, OptionalBody<OfferDealTransfer.Body> body, IMediator mediator, CancellationToken ct) =>
        OfferedTransfer.Of(await mediator.Send(new OfferDealTransfer(id, body.Value), ct))
            .ToCreatedSecret(it => $"/v1/deal-transfers/{it.Transfer.Id}");

    /// <remarks>A partner lists those that it offered and those that it accepted. Filters are joined by AND.</remarks>
    private static async Task<PageAnswer<DealTransferView>> List(
        ListRequest<DealTransferFilter> query, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ListDealTransfers(query.Filter, query.Paging), ct)).ToPage();

    /// <remarks>Neither partner is told who the other is.</remarks>
    private static async Task<OkAnswer<DealTransferView>> Get(
        RouteId<DealTransferId> id, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetDealTransfer(id), ct)).ToOk();

    /// <remarks>Staff decides then. An unknown code is answered like one that was used, cancelled or is expired.</remarks>
    private static async Task<OkAnswer<DealTransferView>> Accept(
        Body<AcceptDealTransfer.Body> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new AcceptDealTransfer(body.Value), ct)).ToOk();

    /// <remarks>
    /// The deal is the other partner's, with its protection as it is; days that it was protected count for that partner. Where
    /// the partner holds or awaits one of its lines already, the earlier claim stands and the later is released.
    /// </remarks>
    private static async Task<OkAnswer<DealTransferView>> Confirm(
        RouteId<DealTransferId> id, OptionalBody<EmptyBody> _, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new ConfirmDealTransfer(id), ct)).ToOk();

    /// <remarks>The deal stays where it is.</remarks>
    private static async Task<OkAnswer<DealTransferView>> Reject(
        RouteId<DealTransferId> id, OptionalBody<RejectDealTransfer.Body> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new RejectDealTransfer(id, body.Value), ct)).ToOk();

    /// <remarks>By either partner or by staff, until staff has decided.</remarks>
    private static async Task<OkAnswer<DealTransferView>> Cancel(
        RouteId<DealTransferId> id, OptionalBody<EmptyBody> _, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new CancelDealTransfer(id), ct)).ToOk();
}

/// <summary>A transfer, and the code by which the other partner accepts it.</summary>
/// <param name="Code">Null if the answer is given again for an idempotency key: then offer the deal again.</param>
[SchemaName("OfferedDealTransfer")]
internal sealed record OfferedTransfer(DealTransferView Transfer, [MailedToken] string? Code) : IToldOnce
{
    public static Result<OfferedTransfer> Of(Result<TransferWithCode> made) =>
        made.Refusal is { } refusal ? refusal : new OfferedTransfer(made.Value.Transfer, made.Value.Code);

    public object WithoutSecret() => this with { Code = null };

    // The generated ToString would put the code into logs.
    public override string ToString() => nameof(OfferedTransfer);
}
