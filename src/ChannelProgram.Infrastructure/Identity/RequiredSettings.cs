using System.Security.Cryptography.X509Certificates;
using ChannelProgram.Application.Common;
using ChannelProgram.Infrastructure.Common;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.IdentityModel.Tokens;

namespace ChannelProgram.Infrastructure.Identity;

public static class RequiredSettings
{
    public const string PublicUrl = SettingNames.PublicUrl;
    public const string Certificate = "DataProtection:Certificate";
    public const string CertificatePassword = "DataProtection:CertificatePassword";
    public const string OtherCertificate = "DataProtection:OtherCertificate";
    public const string OtherCertificatePassword = "DataProtection:OtherCertificatePassword";
    public const string SigningKey = "Tokens:SigningCertificate";
    public const string SigningKeyPassword = "Tokens:SigningCertificatePassword";
    public const string OtherSigningKey = "Tokens:OtherSigningCertificate";
    public const string OtherSigningKeyPassword = "Tokens:OtherSigningCertificatePassword";

    /// <summary>The first fault as one sentence for whoever starts the program; null if there is none.</summary>
    public static string? Fault(IConfiguration configuration, IHostEnvironment environment)
    {
        if (PublicUrlFault(configuration, environment) is { } fault) return fault;
        if (TwoFactorRule.Fault(configuration, environment) is { } rule) return rule;
        if (environment.IsDevelopment()) return null;

        using var keys = KeyCertificate(configuration, out fault);
        if (fault is not null) return fault;

        using var otherKeys = OtherKeyCertificate(configuration, out fault);
        if (fault is not null) return fault;

        foreach (var file in SigningKeyFiles(configuration))
        {
            using var signing = file.Read(configuration, out fault);
            if (fault is not null) return fault;
        }

        return null;
    }

    private static string? PublicUrlFault(IConfiguration configuration, IHostEnvironment environment)
    {
        if (configuration[PublicUrl] is not { Length: > 0 } url)
        {
            return environment.IsDevelopment()
                ? null
                : $"The setting {PublicUrl} is missing: give the address under which clients reach this API, such as "
                    + $"https://api.example.com.";
        }

        return Uri.TryCreate(url, UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
            && uri is { Query: "", Fragment: "", UserInfo: "" }
                ? null
                : $"The setting {PublicUrl} is not an http or https address without user, query and fragment.";
    }

    /// <summary>Encrypts the keys at rest; null with a sentence why.</summary>
    internal static X509Certificate2? KeyCertificate(IConfiguration configuration, out string? fault) =>
        KeyFile.Rsa(Certificate, CertificatePassword, "encrypts the keys kept in the database").Read(configuration, out fault);

    /// <summary>Decrypts keys beside the first; null: there is none, or with a sentence why it cannot be read.</summary>
    internal static X509Certificate2? OtherKeyCertificate(IConfiguration configuration, out string? fault)
    {
        fault = null;
        return configuration[OtherCertificate] is { Length: > 0 }
            ? KeyFile.Rsa(OtherCertificate, OtherCertificatePassword, "encrypted or will encrypt the keys kept in the database")
                .Read(configuration, out fault)
            : null;
    }

    /// <summary>
    /// The key that signs identity tokens first. While it is exchanged another one is published beside it, so that front ends
    /// can check what any node signs.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    internal static IReadOnlyList<RsaSecurityKey> ReadSigningKeys(IConfiguration configuration) =>
    [
        .. SigningKeyFiles(configuration).Select(it =>
        {
            // Neither dates nor uses of the certificate are looked at: it is but the key's envelope.
            using var certificate = it.Read(configuration, out var fault) ?? throw new InvalidOperationException(fault);
            return new RsaSecurityKey(certificate.GetRSAPrivateKey());
        }),
    ];

    private static IEnumerable<KeyFile> SigningKeyFiles(IConfiguration configuration) =>
    [
        KeyFile.Rsa(SigningKey, SigningKeyPassword, "signs identity tokens"),
        .. configuration[OtherSigningKey] is { Length: > 0 }
            ? [KeyFile.Rsa(OtherSigningKey, OtherSigningKeyPassword, "signed or will sign identity tokens")]
            : (KeyFile[])[],
    ];
}
