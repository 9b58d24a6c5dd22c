using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ChannelProgram.Domain.Common;
using ChannelProgram.Infrastructure.Badges;
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
    private const string BadgesFile = "badges.p12";

    private static readonly TimeSpan Valid = TimeSpan.FromDays(3650);

    public static async Task<int> Run(IServiceProvider scope, string? folder, TextWriter output)
    {
        var unfinished = new List<string>();
        try
        {
            if (folder is not null
                && WriteFiles(scope.GetRequiredService<IConfiguration>(), folder, unfinished) is { } fault)
                return Settings.Stop(fault);

            await Rotate(scope, folder, output);
            unfinished.Clear();
            return 0;
        }
        finally
        {
            // A run that failed leaves no file, so that it can be repeated.
            foreach (var path in unfinished) File.Delete(path);
        }
    }

    private static async Task Rotate(IServiceProvider scope, string? folder, TextWriter output)
    {
        var from = await scope.RotateTokenKey(default);
        await output.WriteLineAsync(
            $"The database has a new key, which the nodes use from {from.ToText()} on. What older keys protect stays good.");
        if (folder is not null)
            await output.WriteLineAsync(
                $"{Path.Combine(folder, SigningFile)}, {Path.Combine(folder, ReceiptsFile)} and "
                + $"{Path.Combine(folder, BadgesFile)} hold new keys, with the passwords of the settings: give them to the nodes "
                + "as docs/operations.md says.");
    }

    /// <param name="unfinished">Gets the path of each file that there is.</param>
    private static string? WriteFiles(IConfiguration configuration, string folder, List<string> unfinished)
    {
        if (folder.StartsWith('-')) return $"{folder} is no folder: name one that does not begin with a hyphen.";
        if (configuration[RequiredSettings.SigningKeyPassword] is not { Length: > 0 } signing)
            return $"The setting {RequiredSettings.SigningKeyPassword} is missing: the new file has its password.";
        if (configuration[ReceiptSigningKey.CertificatePassword] is not { Length: > 0 } receipts)
            return $"The setting {ReceiptSigningKey.CertificatePassword} is missing: the new file has its password.";
        if (configuration[BadgeSigningKey.CertificatePassword] is not { Length: > 0 } badges)
            return $"The setting {BadgeSigningKey.CertificatePassword} is missing: the new file has its password.";
        string[] paths = [.. new[] { SigningFile, ReceiptsFile, BadgesFile }.Select(it => Path.Combine(folder, it))];
        if (paths.FirstOrDefault(File.Exists) is { } known)
            return $"The file {known} exists already: name another folder.";

        try
        {
            Make(folder);
            using var rsa = RSA.Create(3072);
            Write(
                new CertificateRequest("CN=channel-program-tokens", rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
                Path.Combine(folder, SigningFile), signing, unfinished);
            using var ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            Write(
                new CertificateRequest("CN=channel-program-receipts", ec, HashAlgorithmName.SHA256),
                Path.Combine(folder, ReceiptsFile), receipts, unfinished);
            using var ofBadges = RSA.Create(3072);
            Write(
                new CertificateRequest(
                    "CN=channel-program-badges", ofBadges, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
                Path.Combine(folder, BadgesFile), badges, unfinished);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"The key files cannot be written: {e.Message}";
        }
    }

    private static void Make(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    /// <summary>Under its name there is the whole file or none.</summary>
    private static void Write(CertificateRequest request, string path, string password, List<string> unfinished)
    {
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = request.CreateSelfSigned(now, now + Valid);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var temporary = $"{path}.{Path.GetRandomFileName()}";
        using (var file = new FileStream(temporary, options))
        {
            unfinished.Add(temporary);
            file.Write(certificate.Export(X509ContentType.Pkcs12, password));
        }

        File.Move(temporary, path);
        unfinished.Remove(temporary);
        unfinished.Add(path);
    }
}
