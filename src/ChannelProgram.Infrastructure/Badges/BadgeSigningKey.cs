using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ChannelProgram.Infrastructure.Common;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.IdentityModel.Tokens;

namespace ChannelProgram.Infrastructure.Badges;

/// <summary>
/// The key that signs badges now: an RSA key, which Open Badges 3.0 demands. Its public half stays in the database when another
/// takes its place.
/// </summary>
public sealed class BadgeSigningKey
{
    public const string Certificate = "Badges:SigningCertificate";
    public const string CertificatePassword = "Badges:SigningCertificatePassword";

    private const int MinBits = 2048;
    private const int MaxBits = 8192;

    private static readonly KeyFile File = new(
        Certificate, CertificatePassword, "signs badges", "certificate with an RSA private key of 2048 to 8192 bits",
        IsLongEnough);

    /// <summary>Another one with each start: badges of earlier ones are verified by what the database keeps.</summary>
    private static readonly Lazy<JsonWebKey> DevelopmentKey = new(() =>
    {
        using var key = RSA.Create(MinBits);
        return Of(key);
    });

    internal BadgeSigningKey(IConfiguration configuration, IHostEnvironment environment) =>
        Key = environment.IsDevelopment() ? DevelopmentKey.Value : Read(configuration);

    /// <summary>Its id is its thumbprint (RFC 7638).</summary>
    internal JsonWebKey Key { get; }

    /// <summary>As one sentence for whoever starts the program; null: there is none.</summary>
    public static string? Fault(IConfiguration configuration, IHostEnvironment environment)
    {
        if (environment.IsDevelopment()) return null;
        using var certificate = File.Read(configuration, out var fault);
        return fault;
    }

    private static JsonWebKey Of(RSA key)
    {
        var numbers = key.ExportParameters(includePrivateParameters: true);
        var jwk = new JsonWebKey
        {
            Kty = JsonWebAlgorithmsKeyTypes.RSA,
            N = Base64UrlEncoder.Encode(numbers.Modulus),
            E = Base64UrlEncoder.Encode(numbers.Exponent),
            D = Base64UrlEncoder.Encode(numbers.D),
            P = Base64UrlEncoder.Encode(numbers.P),
            Q = Base64UrlEncoder.Encode(numbers.Q),
            DP = Base64UrlEncoder.Encode(numbers.DP),
            DQ = Base64UrlEncoder.Encode(numbers.DQ),
            QI = Base64UrlEncoder.Encode(numbers.InverseQ),
        };
        jwk.KeyId = Base64UrlEncoder.Encode(jwk.ComputeJwkThumbprint());
        return jwk;
    }

    private static JsonWebKey Read(IConfiguration configuration)
    {
        using var certificate = File.Read(configuration, out var fault) ?? throw new InvalidOperationException(fault);
        using var key = certificate.GetRSAPrivateKey()!;
        return Of(key);
    }

    private static bool IsLongEnough(X509Certificate2 certificate)
    {
        using var key = certificate.GetRSAPrivateKey();
        return key?.KeySize is >= MinBits and <= MaxBits;
    }
}
