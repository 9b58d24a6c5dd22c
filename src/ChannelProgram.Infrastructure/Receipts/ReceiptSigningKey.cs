using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ChannelProgram.Infrastructure.Common;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.IdentityModel.Tokens;

namespace ChannelProgram.Infrastructure.Receipts;

/// <summary>The key that signs receipts now. Its public half stays in the database when another takes its place.</summary>
public sealed class ReceiptSigningKey
{
    public const string Certificate = "Receipts:SigningCertificate";
    public const string CertificatePassword = "Receipts:SigningCertificatePassword";

    private static readonly KeyFile File = new(
        Certificate, CertificatePassword, "signs receipts", "certificate with an EC private key on the curve P-256", IsOnP256);

    /// <summary>Another one with each start: receipts of earlier ones are verified by what the database keeps.</summary>
    private static readonly Lazy<JsonWebKey> DevelopmentKey = new(() =>
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Of(key);
    });

    internal ReceiptSigningKey(IConfiguration configuration, IHostEnvironment environment)
    {
        Key = environment.IsDevelopment() ? DevelopmentKey.Value : Read(configuration);
        Credentials = new(Key, SecurityAlgorithms.EcdsaSha256);
    }

    internal JsonWebKey Key { get; }

    internal SigningCredentials Credentials { get; }

    /// <summary>As one sentence for whoever starts the program; null: there is none.</summary>
    public static string? Fault(IConfiguration configuration, IHostEnvironment environment)
    {
        if (environment.IsDevelopment()) return null;
        using var certificate = File.Read(configuration, out var fault);
        return fault;
    }

    /// <summary>A copy, from which the library makes an object of its own for each thread that signs.</summary>
    private static JsonWebKey Of(ECDsa key)
    {
        var numbers = key.ExportParameters(includePrivateParameters: true);
        var jwk = new JsonWebKey
        {
            Kty = JsonWebAlgorithmsKeyTypes.EllipticCurve,
            Crv = JsonWebKeyECTypes.P256,
            X = Base64UrlEncoder.Encode(numbers.Q.X),
            Y = Base64UrlEncoder.Encode(numbers.Q.Y),
            D = Base64UrlEncoder.Encode(numbers.D),
        };
        jwk.KeyId = Base64UrlEncoder.Encode(jwk.ComputeJwkThumbprint());
        return jwk;
    }

    private static JsonWebKey Read(IConfiguration configuration)
    {
        using var certificate = File.Read(configuration, out var fault) ?? throw new InvalidOperationException(fault);
        using var key = certificate.GetECDsaPrivateKey()!;
        return Of(key);
    }

    private static bool IsOnP256(X509Certificate2 certificate)
    {
        using var key = certificate.GetECDsaPrivateKey();
        return key?.ExportParameters(includePrivateParameters: false).Curve.Oid.Value == ECCurve.NamedCurves.nistP256.Oid.Value;
    }
}
