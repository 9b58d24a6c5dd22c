using System.ComponentModel.DataAnnotations;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using FluentValidation;
using MediatR;

namespace ChannelProgram.Application.Receipts;

/// <summary>Looks at the receipt and the keys only, so it tells nothing that the receipt itself does not.</summary>
public sealed record VerifyReceipt([RequestBody] VerifyReceipt.Body Form) : IRequest<Result<ReceiptVerificationResult>>
{
    /// <param name="Receipt">As it was received.</param>
    /// <param name="Content">What is believed to have been registered; without it, only the signature is verified.</param>
    [SchemaName("ReceiptVerification")]
    public sealed record Body([Required, Line(ReceiptAttribute.MaxReceiptLength)] string? Receipt, ReceiptContent? Content);

    public sealed class Validator : AbstractValidator<Body>
    {
        public Validator() => RuleFor(it => it.Content!.Products!).Custom(Judge).When(it => it.Content?.Products is not null);

        private static void Judge(IReadOnlyList<ReceiptContent.Line?> products, ValidationContext<Body> rule)
        {
            foreach (var (place, line) in products.Index())
            {
                if (line?.Amount is not { Amount: { } amount, Currency: { } currency }) continue;

                Money.TryParse(amount, currency, out _, out var faults);
                var at = $"{nameof(Body.Content)}.{nameof(ReceiptContent.Products)}[{place}].{nameof(line.Amount)}";
                if (faults.Amount is { } wrong) rule.AddFailure($"{at}.{nameof(MoneyText.Amount)}", wrong);
                if (faults.Currency is { } unknown) rule.AddFailure($"{at}.{nameof(MoneyText.Currency)}", unknown);
            }
        }
    }

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
