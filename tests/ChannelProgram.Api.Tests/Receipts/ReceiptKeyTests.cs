using System.Buffers.Text;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using ChannelProgram.Api.Tests.Setup;

namespace ChannelProgram.Api.Tests.Receipts;

/// <summary>Keys in Production: they come from a file, and old ones stay when another takes its place.</summary>
[Slow]
[Trait("Engine", "postgreSql")]
public sealed class ReceiptKeyTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("receipts").FullName;
    private Installation _installation = null!;

    public async Task InitializeAsync() => _installation = await Installation.Make();

    [Fact]
    public async Task An_old_key_verifies_after_another_has_taken_its_place()
    {
        string old;
        await using (var first = Start("first.p12"))
        {
            // Several nodes may start at once.
            await using var second = Start("first.p12");
            old = await Registered(await second.Listening());
            Assert.Single(await Keys(await first.Listening()));

            // A node that still has the old key knows the new one as soon as another node signs with it.
            await using var third = Start("second.p12");
            var recent = await Registered(await third.Listening());
            Assert.Equal("valid", await Verified(await first.Listening(), recent));
            Assert.Equal("valid", await Verified(await third.Listening(), old));
            Assert.Equal(2, (await Keys(await first.Listening())).Count);
        }

        await using var node = Start("second.p12");
        var address = await node.Listening();
        var now = await Registered(address);
        Assert.Equal(("valid", "valid"), (await Verified(address, old), await Verified(address, now)));
        var keys = await Keys(address);
        Assert.Equal([Kid(old), Kid(now)], keys.Select(it => it.GetProperty("kid").GetString()));
        foreach (var key in keys)
        {
            Assert.Equal(["kty", "crv", "x", "y", "kid", "use", "alg"], key.EnumerateObject().Select(it => it.Name));
            // RFC 7638: the members that make the key, in the order of their names.
            var members = $$"""{"crv":"P-256","kty":"EC","x":"{{key.GetProperty("x")}}","y":"{{key.GetProperty("y")}}"}""";
            Assert.Equal(
                Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(members))), key.GetProperty("kid").GetString());
        }

        await Commands(address, old, now);
    }

    [Fact]
    public async Task A_key_of_another_kind_fails_the_startup()
    {
        var settings = _installation.Settings();
        settings["Receipts:SigningCertificate"] = settings["Tokens:SigningCertificate"];
        Assert.EndsWith(
            "holds no certificate with an EC private key on the curve P-256.", await Node.Complains("Production", settings),
            StringComparison.Ordinal);

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var certificate = new CertificateRequest("CN=receipts", key, HashAlgorithmName.SHA384)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        settings["Receipts:SigningCertificate"] = Path.Combine(_folder, "p384.p12");
        await File.WriteAllBytesAsync(
            settings["Receipts:SigningCertificate"], certificate.Export(X509ContentType.Pkcs12, "a password"));
        Assert.EndsWith("on the curve P-256.", await Node.Complains("Production", settings), StringComparison.Ordinal);
    }

    public async Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        await _installation.DisposeAsync();
    }

    /// <summary>The command, with the database's keys and with those of a file.</summary>
    private async Task Commands(Uri address, string old, string now)
    {
        using var http = new HttpClient { BaseAddress = address };
        var (receipt, keys) = (Path.Combine(_folder, "receipt.jws"), Path.Combine(_folder, "keys.json"));
        await File.WriteAllTextAsync(receipt, old + "\n");
        await File.WriteAllTextAsync(keys, await http.GetStringAsync("/.well-known/receipt-keys"));
        var forged = now[..^5] + (now[^5] == 'A' ? 'B' : 'A') + now[^4..];
        var settings = _installation.Settings();
        var none = new Dictionary<string, string>();

        Assert.Equal((0, new ReceiptReader(old).Payload, ""), await Command(settings, receipt));
        Assert.Equal((1, "", "The receipt is not valid: its signature is wrong."), await Command(settings, forged));
        Assert.Equal((0, new ReceiptReader(now).Payload, ""), await Command(none, now, keys));
        Assert.Equal((0, new ReceiptReader(old).Payload, ""), await Command(none, receipt, keys));
        Assert.Equal((1, "", "The receipt is not valid: its signature is wrong."), await Command(none, forged, keys));
        Assert.Equal((1, "", "The receipt is not valid: it is no compact JWS."), await Command(none, "x", keys));
        await File.WriteAllTextAsync(keys, """{"keys":[]}""");
        Assert.Equal((1, "", "The receipt is not valid: its key is not known."), await Command(none, now, keys));
        var (code, _, complaint) = await Command(none, now, Path.Combine(_folder, "gone.json"));
        Assert.Equal(1, code);
        Assert.Single(complaint.Split('\n'));
        await File.WriteAllTextAsync(keys, "{");
        Assert.Equal(1, (await Command(none, now, keys)).Code);
    }

    private static async Task<(int Code, string Output, string Complaint)> Command(
        IReadOnlyDictionary<string, string> settings, params string[] arguments)
    {
        await using var node = Node.Start("Production", settings, ["verify-receipt", .. arguments]);
        return (await node.Stopped(), node.Output, node.Complaint);
    }

    private Node Start(string key)
    {
        var file = Path.Combine(_folder, key);
        if (!File.Exists(file)) File.WriteAllBytes(file, Installation.ReceiptCertificate());
        return _installation.Start(("Receipts:SigningCertificate", file));
    }

    private static string? Kid(string receipt) => new ReceiptReader(receipt).Header.GetProperty("kid").GetString();

    private static async Task<string> Registered(Uri node)
    {
        using var http = await Installation.SignedIn(node);
        // By the clock of the processes, which is the real one.
        var closing = $"{TimeProvider.System.GetUtcNow().AddMonths(6):yyyy-MM-dd}";
        var body = Deals.DealActions.Json(Registration.NewCustomer());
        body["expectedCloseDate"] = closing;
        using var answer = await http.PostAsJsonAsync("/v1/deals", body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode is HttpStatusCode.Created, text);
        return JsonSerializer.Deserialize<JsonElement>(text).GetProperty("receipt").GetString()!;
    }

    private static async Task<string> Verified(Uri node, string receipt)
    {
        using var http = new HttpClient { BaseAddress = node };
        using var answer = await http.PostAsJsonAsync("/v1/receipts/verify", new { receipt });
        var said = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return said.GetProperty("valid").GetBoolean() ? "valid" : said.GetProperty("reason").GetString()!;
    }

    private static async Task<IReadOnlyList<JsonElement>> Keys(Uri node)
    {
        using var http = new HttpClient { BaseAddress = node };
        return [.. (await http.GetFromJsonAsync<JsonElement>("/.well-known/receipt-keys")).GetProperty("keys").EnumerateArray()];
    }
}
