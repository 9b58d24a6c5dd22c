using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Receipts;

/// <summary>Looks at the receipt and the keys only, so it tells nothing that the receipt itself does not.</summary>
public sealed record VerifyReceipt([RequestBody] VerifyReceipt.Body Form) : IRequest<Result<ReceiptVerificationResult>>
{
    /// <param name="Receipt">As it was received. What has another form is answered with <c>malformed</c>.</param>
    /// <param name="Content">What is believed to have been registered; without it, only the signature is verified.</param>
    [SchemaName("ReceiptVerification")]
    public sealed record Body([Required, Receipt] string? Receipt, ReceiptContent? Content);

    public sealed class Handler(IReceiptSignatures signatures)
        : IRequestHandler<VerifyReceipt, Result<ReceiptVerificationResult>>
    {
        public async Task<Result<ReceiptVerificationResult>> Handle(VerifyReceipt request, CancellationToken ct)
        {
            var signature = await signatures.Check(request.Form.Receipt!, ct);
            if (signature.Fault is { } fault) return new ReceiptVerificationResult(Valid: false, fault, Payload: null);

            var receipt = Receipt.Read(signature.Payload!);
            return request.Form.Content is { } content && content.Digest() != receipt.Digest
                ? new ReceiptVerificationResult(Valid: false, ReceiptFault.ContentDiffers, receipt)
                : new ReceiptVerificationResult(Valid: true, Reason: null, receipt);
        }
    }
}

/// <param name="Valid">The signature is right and the content, if it was sent, is what was registered.</param>
/// <param name="Reason">Null if it is valid.</param>
/// <param name="Payload">What the receipt says; null if the signature is not right.</param>
public sealed record ReceiptVerificationResult(bool Valid, ReceiptFault? Reason, Receipt? Payload);
