using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;

namespace ChannelProgram.Infrastructure.Common;

/// <summary>A PKCS#12 file with a certificate and its private key, named by two settings.</summary>
/// <param name="Setting">Of the file's path.</param>
/// <param name="Purpose">What the certificate does.</param>
/// <param name="Holds">What the file must hold.</param>
internal sealed record KeyFile(
    string Setting, string PasswordSetting, string Purpose, string Holds, Func<X509Certificate2, bool> Fits)
{
    public static KeyFile Rsa(string setting, string passwordSetting, string purpose) => new(
        setting, passwordSetting, purpose, "certificate with an RSA private key", certificate =>
        {
            using var key = certificate.GetRSAPrivateKey();
            return key is not null;
        });

    /// <summary>Null with a sentence why.</summary>
    public X509Certificate2? Read(IConfiguration configuration, out string? fault)
    {
        if (configuration[Setting] is not { Length: > 0 } path)
        {
            fault = $"The setting {Setting} is missing: name the PKCS#12 file whose certificate {Purpose}.";
            return null;
        }

        if (configuration[PasswordSetting] is not { Length: > 0 } password)
        {
            fault = $"The setting {PasswordSetting} is missing: give the password of the file that {Setting} names.";
            return null;
        }

        try
        {
            var certificate = X509CertificateLoader.LoadPkcs12FromFile(path, password, X509KeyStorageFlags.Exportable);
            if (Fits(certificate))
            {
                fault = null;
                return certificate;
            }

            certificate.Dispose();
            fault = $"The file {path} that {Setting} names holds no {Holds}.";
        }
        catch (Exception e) when (e is CryptographicException or IOException or UnauthorizedAccessException)
        {
            fault = $"The file {path} that {Setting} names cannot be read as PKCS#12 with the password of {PasswordSetting}.";
        }

        return null;
    }
}
