using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using OpenIddict.Abstractions;
using OpenIddict.Validation.DataProtection;
using static OpenIddict.Validation.DataProtection.OpenIddictValidationDataProtectionConstants;

namespace ChannelProgram.Bench.Raw;

/// <param name="Id">Of its row in the database.</param>
internal sealed record AccessTicket(Guid Id, string Client, IReadOnlyCollection<string> Scopes);

/// <summary>Reads the product's tokens with the library's own format and nothing around it.</summary>
internal sealed class AccessTickets(IDataProtectionProvider keys, TimeProvider time)
{
    private readonly IDataProtector _protector =
        keys.CreateProtector(Purposes.Handlers.Server, Purposes.Formats.AccessToken, Purposes.Schemes.Server);

    private readonly OpenIddictValidationDataProtectionFormatter _formatter = new();

    /// <summary>Null: it is not valid. Whether it was revoked is in its row.</summary>
    public AccessTicket? Read(string token)
    {
        try
        {
            using var content = new BinaryReader(new MemoryStream(_protector.Unprotect(WebEncoders.Base64UrlDecode(token))));
            return _formatter.ReadToken(content) is { } principal && principal.GetExpirationDate() > time.GetUtcNow()
                && Guid.TryParse(principal.GetTokenId(), out var id) && principal.GetClaim("sub") is { } client
                    ? new(id, client, principal.GetScopes())
                    : null;
        }
        catch (Exception e) when (e is CryptographicException or FormatException or EndOfStreamException)
        {
            return null;
        }
    }
}
