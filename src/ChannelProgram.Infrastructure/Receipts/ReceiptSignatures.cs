using System.Text.RegularExpressions;
using ChannelProgram.Application.Receipts;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ChannelProgram.Infrastructure.Receipts;

internal sealed class ReceiptSignatures(ReceiptSigningKey key, ReceiptKeys keys) : IReceiptSignatures
{
    public string Sign(string payload) => CompactJws.Sign(payload, key.Credentials);

    public Task<CheckedSignature> Check(string receipt, CancellationToken ct) =>
        CompactJws.Check(receipt, id => keys.Find(id, ct));
}

/// <summary>Receipts as JWS in the compact serialization (RFC 7515), signed with ES256 alone.</summary>
public static partial class CompactJws
{
    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };

    /// <summary>The media type of RFC 7515, 4.1.9: the payload is no JWT.</summary>
    private static readonly Dictionary<string, object> Header = new() { [JwtHeaderParameterNames.Typ] = "JOSE" };

    internal static string Sign(string payload, SigningCredentials credentials) =>
        Handler.CreateToken(payload, credentials, Header);

    /// <param name="find">The public key of a thumbprint; null: there is none.</param>
    public static async Task<CheckedSignature> Check(string receipt, Func<string, Task<JsonWebKey?>> find)
    {
        if (Parse(receipt) is not { } token) return Refused(ReceiptFault.Malformed);
        // Before any key is looked at: what a key is used for is never the sender's choice.
        if (token.Alg != SecurityAlgorithms.EcdsaSha256) return Refused(ReceiptFault.AlgorithmNotAllowed);
        if (!Thumbprint().IsMatch(token.Kid ?? "") || await find(token.Kid!) is not { } key)
            return Refused(ReceiptFault.UnknownKey);

        var verified = await Handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            IssuerSigningKey = key,
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
            ValidateIssuer = false,
            ValidateAudience = false,
            ValidateLifetime = false,
        });
        return verified.IsValid
            ? new(Fault: null, Base64UrlEncoder.Decode(token.EncodedPayload))
            : Refused(ReceiptFault.SignatureInvalid);
    }

    private static CheckedSignature Refused(ReceiptFault fault) => new(fault, Payload: null);

    private static JsonWebToken? Parse(string receipt)
    {
        // The library takes padding too; one receipt has one form.
        if (!Form().IsMatch(receipt)) return null;
        try
        {
            return Handler.ReadJsonWebToken(receipt);
        }
        catch (Exception e) when (e is ArgumentException or SecurityTokenException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"\A[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]*\z")]
    private static partial Regex Form();

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{43}\z")]
    private static partial Regex Thumbprint();
}
