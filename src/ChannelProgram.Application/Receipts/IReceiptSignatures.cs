using ChannelProgram.Domain.Common;

namespace ChannelProgram.Application.Receipts;

public interface IReceiptSignatures
{
    /// <summary>A compact JWS of exactly this text (RFC 7515, ES256). Each call makes another one.</summary>
    string Sign(string payload);

    Task<CheckedSignature> Check(string receipt, CancellationToken ct);
}

/// <param name="Fault">Null: the signature is right.</param>
/// <param name="Payload">What was signed; null unless the signature is right.</param>
public sealed record CheckedSignature(ReceiptFault? Fault, string? Payload);

/// <summary>Why a receipt proves nothing.</summary>
public enum ReceiptFault { Malformed, AlgorithmNotAllowed, UnknownKey, SignatureInvalid, ContentDiffers }

public interface IReceiptKeys
{
    /// <summary>Every key that ever signed a receipt, oldest first.</summary>
    Task<IReadOnlyList<ReceiptKey>> All(CancellationToken ct);
}

/// <summary>A public key that signed receipts, as a JWK (RFC 7517).</summary>
/// <param name="Kid">Its thumbprint (RFC 7638).</param>
public sealed record ReceiptKey(
    [TextFormat(2, "^EC$")] string Kty,
    [TextFormat(5, "^P-256$")] string Crv,
    [Base64Url256] string X,
    [Base64Url256] string Y,
    [Base64Url256] string Kid,
    [TextFormat(3, "^sig$")] string Use,
    [TextFormat(5, "^ES256$")] string Alg);

/// <summary>A JWK set (RFC 7517, 5).</summary>
public sealed record ReceiptKeySet([Count(1, 1000)] IReadOnlyList<ReceiptKey> Keys);
