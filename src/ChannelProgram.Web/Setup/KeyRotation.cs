using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ChannelProgram.Domain.Common;
using ChannelProgram.Infrastructure.Identity;
using ChannelProgram.Infrastructure.Receipts;

namespace ChannelProgram.Web.Setup;

/// <summary>
/// The command <c>admin rotate-keys [FOLDER]</c>: a new key in the database, and with a folder new key files, too, which the
/// operator gives to the nodes.
/// </summary>
internal static class KeyRotation
{
    private const string SigningFile = "signing.p12";
    private const string ReceiptsFile = "receipts.p12";

    private static readonly TimeSpan Valid = TimeSpan.FromDays(3650);

    public static async Task<int> Run(WebApplication app, string? folder, TextWriter output)
    {
        if (folder is not null && WriteFiles(app.Configuration, folder) is { } fault) return Settings.Stop(fault);

        await using var scope = app.Services.CreateAsyncScope();
        var from = await scope.ServiceProvider.RotateTokenKey(default);
        await output.WriteLineAsync(
            $"The database has a new key, which the nodes use from {from.ToText()} on. What older keys protect stays good.");
        if (folder is not null)
            await output.WriteLineAsync(
                $"{Path.Combine(folder, SigningFile)} and {Path.Combine(folder, ReceiptsFile)} hold new keys, with the passwords "
                + "of the settings: give them to the nodes as docs/operations.md says.");
        return 0;
    }

    private static string? WriteFiles(IConfiguration configuration, string folder)
    {
        if (configuration[RequiredSettings.SigningKeyPassword] is not { Length: > 0 } signing)
            return $"The setting {RequiredSettings.SigningKeyPassword} is missing: the new file has its password.";
        if (configuration[ReceiptSigningKey.CertificatePassword] is not { Length: > 0 } receipts)
            return $"The setting {ReceiptSigningKey.CertificatePassword} is missing: the new file has its password.";
        if (new[] { SigningFile, ReceiptsFile }.Select(it => Path.Combine(folder, it)).FirstOrDefault(File.Exists) is { } known)
            return $"The file {known} exists already: name another folder.";

        try
        {
            using var rsa = RSA.Create(3072);
            Write(
                new CertificateRequest("CN=channel-program-tokens", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
                Path.Combine(folder, SigningFile), signing);
            using var ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            Write(
                new CertificateRequest("CN=channel-program-receipts", ec, HashAlgorithmName.SHA256),
                Path.Combine(folder, ReceiptsFile), receipts);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"The key files cannot be written: {e.Message}";
        }
    }

    private static void Write(CertificateRequest request, string path, string password)
    {
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now, now + Valid);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, options);
        file.Write(certificate.Export(X509ContentType.Pkcs12, password));
    }
}
