using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ChannelProgram.Domain.Common;
using ChannelProgram.Infrastructure.Identity;

namespace ChannelProgram.Api.Tests.Setup;

/// <summary>
/// The product as it is put into production: a database of its own, migrated by the command, one partner's system, which may
/// register as much as a test needs.
/// </summary>
internal sealed class Installation : IAsyncDisposable
{
    public const string Client = "acme-crm";
    public const string Secret = "a secret of many words that nobody guesses";

    // One is migrated by the command, the others are copies of it: the command's own tests are in StartingInProduction.
    private static readonly Lazy<Task<TestDatabase>> First = new(Migrate);

    // So that one installation's keys can be read in its copies.
    private static readonly Lazy<byte[]> Certificate = new(MakeCertificate);

    private readonly string _folder = Directory.CreateTempSubdirectory("installation").FullName;

    private Installation(TestDatabase database) => Database = database;

    public TestDatabase Database { get; }

    public Guid Partner { get; private set; }

    public static async Task<Installation> Make(string partnerName = "Acme Resale")
    {
        var made = new Installation(await Migrated());
        var partner = ChannelProgram.Domain.Partners.Partner.SignUp(
            new(partnerName, "DE", ChannelProgram.Domain.Partners.PartnerType.Reseller), "gold", 1,
            TimeProvider.System.Now());
        await made.Database.Write(db => db.AddRange(
            partner,
            ApiClient.System(Client, Secret, partner.Id, ["deals.read", "deals.write"], TimeProvider.System.Now())));
        made.Partner = partner.Id.Value;
        return made;
    }

    /// <summary>A database that the migrate command has made ready for Production.</summary>
    public static async Task<TestDatabase> Migrated() => await TestDatabase.CopyOf(await First.Value);

    public Node Start(params (string Name, string Value)[] more)
    {
        var settings = Settings();
        settings["Stop:Announce"] = "00:00:00";
        foreach (var (name, value) in more) settings[name] = value;
        return Node.Start("Production", settings);
    }

    public Dictionary<string, string> Settings() => Settings(Database.ConnectionString, _folder);

    /// <summary>What Production must be told, in the order in which it asks.</summary>
    public static Dictionary<string, string> Settings(string connectionString, string folder)
    {
        var file = Path.Combine(folder, "keys.p12");
        if (!File.Exists(file)) File.WriteAllBytes(file, Certificate.Value);
        var receipts = Path.Combine(folder, "receipts.p12");
        if (!File.Exists(receipts)) File.WriteAllBytes(receipts, ReceiptCertificate());
        return new()
        {
            ["ConnectionStrings:Channel"] = connectionString,
            ["PublicUrl"] = "https://api.example.com",
            ["DataProtection:Certificate"] = file,
            ["DataProtection:CertificatePassword"] = "a password",
            ["Tokens:SigningCertificate"] = file,
            ["Tokens:SigningCertificatePassword"] = "a password",
            ["Receipts:SigningCertificate"] = receipts,
            ["Receipts:SigningCertificatePassword"] = "a password",
            ["Badges:SigningCertificate"] = file,
            ["Badges:SigningCertificatePassword"] = "a password",
            ["Mail:Host"] = "mail.example.com",
            ["Mail:From"] = "Partner program <program@example.com>",
        };
    }

    /// <summary>The partner's system at a node, signed in.</summary>
    public static async Task<HttpClient> SignedIn(Uri node)
    {
        var http = new HttpClient { BaseAddress = node };
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = Client,
            ["client_secret"] = Secret,
        });
        using var answer = await http.PostAsync("/connect/token", form);
        using var token = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        http.DefaultRequestHeaders.Authorization = new("Bearer", token.RootElement.GetProperty("access_token").GetString());
        return http;
    }

    private static async Task<TestDatabase> Migrate()
    {
        var first = new Installation(await TestDatabase.Empty());
        var settings = first.Settings();
        settings["Program:File"] = TestProgram.WithoutLimits;
        await using var migrate = Node.Start("Production", settings, "migrate");
        if (await migrate.Stopped() != 0) throw new Xunit.Sdk.XunitException(migrate.Said);
        Directory.Delete(first._folder, recursive: true);
        return first.Database;
    }

    /// <summary>Another one with each call, with the same password.</summary>
    public static byte[] MakeCertificate()
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=keys", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        return certificate.Export(X509ContentType.Pkcs12, "a password");
    }

    /// <summary>Another one with each call, with the same password.</summary>
    public static byte[] ReceiptCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=receipts", key, HashAlgorithmName.SHA256)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        return certificate.Export(X509ContentType.Pkcs12, "a password");
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
