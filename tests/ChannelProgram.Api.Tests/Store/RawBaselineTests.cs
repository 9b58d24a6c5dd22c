using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;

namespace ChannelProgram.Api.Tests.Store;

/// <summary>The baseline of the bench writes the product's tables by hand: its statements have to fit them.</summary>
[Trait("Engine", "postgreSql")]
[Slow]
public class RawBaselineTests
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    // By the clock of the processes, which is the real one.
    private static readonly string Closing = $"{TimeProvider.System.GetUtcNow().AddMonths(6):yyyy-MM-dd}";

    [Fact]
    public async Task A_registration_by_the_baseline_is_a_deal_of_the_product()
    {
        await using var database = await TestDatabase.Clone();
        using var product = await ChildProcess.Start(database.ConnectionString);
        using var asked = new HttpClient { BaseAddress = product.Address };
        asked.DefaultRequestHeaders.Authorization = new("Bearer", await new SystemSignIn("demo-gold").Token(asked));

        var registered = await Register(database, asked.DefaultRequestHeaders.Authorization);

        using var read = await asked.GetAsync($"/v1/deals/{registered.GetProperty("id").GetString()}");
        var deal = await read.Content.ReadAsStringAsync();
        Assert.True(read.IsSuccessStatusCode, deal);
        Assert.Equal("approved", JsonDocument.Parse(deal).RootElement.GetProperty("status").GetString());
    }

    private static async Task<JsonElement> Register(TestDatabase database, AuthenticationHeaderValue token)
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var certificate = Path.Combine(folder.FullName, "keys.pfx");
            await File.WriteAllBytesAsync(certificate, MakeCertificate());
            await File.WriteAllBytesAsync(ReceiptsIn(certificate), Setup.Installation.ReceiptCertificate());
            var (address, started) = (new IPEndPoint(IPAddress.Loopback, FreePort()), Stopwatch.StartNew());
            using var baseline = Start(database, certificate, address);
            try
            {
                while (!await Listens(address))
                {
                    if (baseline.HasExited) Assert.Fail("It stopped: " + await baseline.StandardError.ReadToEndAsync());
                    if (started.Elapsed > Timeout) Assert.Fail("It does not listen.");
                    await Task.Delay(50);
                }

                using var client = new HttpClient { BaseAddress = new($"http://{address}") };
                using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/deals") { Content = Customer() };
                request.Headers.Authorization = token;
                request.Headers.Add("Idempotency-Key", "once");
                using var answer = await client.SendAsync(request);
                var text = await answer.Content.ReadAsStringAsync();
                Assert.True(answer.StatusCode is HttpStatusCode.Created, $"{(int)answer.StatusCode} {text}");
                return JsonSerializer.Deserialize<JsonElement>(text);
            }
            finally
            {
                if (!baseline.HasExited) baseline.Kill();
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Process Start(TestDatabase database, string certificate, IPEndPoint address)
    {
        // Where the same build put it.
        var folder = AppContext.BaseDirectory.Replace(
            "/tests/ChannelProgram.Api.Tests/", "/bench/ChannelProgram.Bench.Raw/", StringComparison.Ordinal);
        var program = Path.Combine(folder, "ChannelProgram.Bench.Raw.dll");
        return Process.Start(new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [program])
        {
            RedirectStandardError = true,
            Environment =
            {
                ["ConnectionStrings__Channel"] = database.ConnectionString,
                ["BENCH_RAW"] = $"{address}",
                ["DataProtection__Certificate"] = certificate,
                ["DataProtection__CertificatePassword"] = "a password",
                ["Receipts__SigningCertificate"] = ReceiptsIn(certificate),
                ["Receipts__SigningCertificatePassword"] = "a password",
            },
        })!;
    }

    private static string ReceiptsIn(string certificate) =>
        Path.Combine(Path.GetDirectoryName(certificate)!, "receipts.pfx");

    /// <summary>With every member, so that every column is written.</summary>
    private static ByteArrayContent Customer()
    {
        var website = Registration.NewCustomer();
        return new(JsonSerializer.SerializeToUtf8Bytes(new
        {
            type = "newBusiness",
            customer = new
            {
                name = Registration.NameOf(website),
                country = "DE",
                website,
                city = "Berlin",
                contact = new { name = "Ada Example", email = "ada@example.com" },
            },
            products = new[] { "analytics", "support" }
                .Select(code => new { code, amount = new { amount = "1000.00", currency = "USD" } }),
            expectedCloseDate = Closing,
            stage = "qualified",
            source = "partnerSourced",
            owner = "Sam Seller",
            description = "By the baseline.",
            externalId = "raw-1",
        }))
        {
            Headers = { ContentType = new("application/json") },
        };
    }

    /// <summary>The keys of a Development database are not encrypted; the baseline wants a certificate all the same.</summary>
    private static byte[] MakeCertificate()
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=keys", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        return certificate.Export(X509ContentType.Pkcs12, "a password");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<bool> Listens(IPEndPoint address)
    {
        using var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(address);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
