using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ChannelProgram.Application.Common;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace ChannelProgram.Infrastructure.Identity;

public static class RequiredSettings
{
    public const string PublicUrl = SettingNames.PublicUrl;
    public const string Certificate = "DataProtection:Certificate";
    public const string CertificatePassword = "DataProtection:CertificatePassword";

    /// <summary>The first fault as one sentence for whoever starts the program; null if there is none.</summary>
    public static string? Fault(IConfiguration configuration, IHostEnvironment environment)
    {
        if (PublicUrlFault(configuration, environment) is { } fault) return fault;
        if (environment.IsDevelopment()) return null;

        using var certificate = KeyCertificate(configuration, out fault);
        return fault;
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
    internal static X509Certificate2? KeyCertificate(IConfiguration configuration, out string? fault)
    {
        if (configuration[Certificate] is not { Length: > 0 } path)
        {
            fault =
                $"The setting {Certificate} is missing: name the PKCS#12 file whose certificate encrypts the keys kept in "
                + $"the database.";
            return null;
        }

        if (configuration[CertificatePassword] is not { Length: > 0 } password)
        {
            fault = $"The setting {CertificatePassword} is missing: give the password of the file that {Certificate} names.";
            return null;
        }

        try
        {
            var certificate = X509CertificateLoader.LoadPkcs12FromFile(path, password);
            using var key = certificate.GetRSAPrivateKey();
            if (key is not null)
            {
                fault = null;
                return certificate;
            }

            certificate.Dispose();
            fault = $"The file {path} that {Certificate} names holds no certificate with an RSA private key.";
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            fault =
                $"The file {path} that {Certificate} names cannot be read as PKCS#12 with the password of {CertificatePassword}.";
        }

        return null;
    }
}
