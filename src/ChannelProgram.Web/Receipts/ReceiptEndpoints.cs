using ChannelProgram.Application.Deals;
using ChannelProgram.Application.Receipts;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Web.Common;
using ChannelProgram.Web.Contract;
using MediatR;

namespace ChannelProgram.Web.Receipts;

internal sealed class ReceiptEndpoints : IApiFeature
{
    public string Tag => "Receipts";

    public Audience Audience => Audience.Partners;

    public string TagDescription =>
        "A signed receipt proves when a deal was registered and what it was. Everybody can verify it.";

    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/v1/deals/{id}/receipt", Get).WithName("getDealReceipt").WithSummary("Read a deal's receipt")
            .Requires(DealPermissions.Read).Example(ReceiptExamples.Receipt);
        routes.MapPost("/v1/receipts/verify", Verify).WithName("verifyReceipt").WithSummary("Verify a receipt").OpenToAll()
            .Example(ReceiptExamples.Verified, ReceiptExamples.Verification);
        routes.MapGet("/.well-known/receipt-keys", Keys).WithName("getReceiptKeys")
            .WithSummary("Read the keys that verify receipts (RFC 7517)").OpenToAll().Example(ReceiptExamples.Keys);
    }

    /// <remarks>
    /// A compact JWS (RFC 7515), signed with ES256. It is the same text whenever it is read, also after the deal has changed: it
    /// certifies what was registered.
    /// </remarks>
    private static async Task<OkAnswer<DealReceipt>> Get(RouteId<DealId> id, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetDealReceipt(id), ct)).ToOk();

    /// <remarks>
    /// Tells whether this API signed the receipt and, if <c>content</c> is sent, whether that is what was registered. A receipt
    /// that is not right is answered with 200 and its reason. Nothing is looked up but the key.
    /// </remarks>
    private static async Task<ReportAnswer<ReceiptVerificationResult>> Verify(
        Body<VerifyReceipt.Body> body, IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new VerifyReceipt(body.Value), ct)).ToReport();

    /// <remarks>
    /// All keys that ever signed a receipt, oldest first. Old keys stay, so that old receipts can be verified.
    /// </remarks>
    private static async Task<ReportAnswer<ReceiptKeySet>> Keys(IMediator mediator, CancellationToken ct) =>
        (await mediator.Send(new GetReceiptKeys(), ct)).ToReport();
}
