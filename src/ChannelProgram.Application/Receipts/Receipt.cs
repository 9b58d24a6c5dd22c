using System.Text.Json;
using ChannelProgram.Application.Deals;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;

namespace ChannelProgram.Application.Receipts;

/// <summary>What a receipt says: which registration was received when, and what it was.</summary>
/// <param name="Id">The receipt's own.</param>
/// <param name="Number">The deal's.</param>
/// <param name="Digest">Base64url of the SHA-256 of the registration's content in canonical JSON (RFC 8785).</param>
public sealed record Receipt(
    Guid Id, Guid Deal, [DealNumber] string Number, Guid Partner, DateTimeOffset ReceivedAt, [Base64Url256] string Digest)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static Receipt Of(Deal deal) => new(
        Guid.CreateVersion7(deal.SubmittedAt), deal.Id.Value, deal.Number.Value, deal.Partner.Value, deal.SubmittedAt,
        ReceiptContent.Of(deal).Digest());

    /// <exception cref="JsonException">It was not written by <see cref="ToCanonicalJson"/>.</exception>
    public static Receipt Read(string json) => JsonSerializer.Deserialize<Receipt>(json, Json)!;

    public string ToCanonicalJson() => CanonicalJson.Of(JsonSerializer.SerializeToElement(
        new { Id, Deal, Number, Partner, ReceivedAt = ReceivedAt.ToText(), Digest }, Json));
}

internal sealed class ReceiptIssuer(IReceiptSignatures signatures) : IReceiptIssuer
{
    public string Issue(Deal deal) => signatures.Sign(Receipt.Of(deal).ToCanonicalJson());
}
