using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using OtpNet;

namespace ChannelProgram.Infrastructure.Identity;

/// <summary>
/// Codes of authenticators (RFC 6238: SHA-1, 6 digits, 30 s, as every app knows them). Identity's own do not tell which half
/// minute a code is of, so that one could be used again; and they keep the secret as it is.
/// </summary>
internal sealed class TimeCodes(IDataProtectionProvider keys, TimeProvider time)
{
    /// <summary>As long as the hash of HMAC-SHA-1 (RFC 4226, 4).</summary>
    private const int SecretBytes = 20;

    // Clocks of phones differ, and typing takes time.
    private static readonly VerificationWindow Window = new(previous: 1, future: 1);

    private readonly IDataProtector _protector = keys.CreateProtector("authenticator");

    public (string InBase32, string Protected) MakeSecret()
    {
        var secret = RandomNumberGenerator.GetBytes(SecretBytes);
        return (Base32Encoding.ToString(secret), Convert.ToBase64String(_protector.Protect(secret)));
    }

    /// <returns>The half minute that the code is of; null: it is wrong, or the secret's key is lost.</returns>
    public long? StepOf(string? protectedSecret, string code)
    {
        if (protectedSecret is null) return null;

        try
        {
            var secret = _protector.Unprotect(Convert.FromBase64String(protectedSecret));
            return new Totp(secret).VerifyTotp(time.GetUtcNow().UtcDateTime, code, out var step, Window) ? step : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
