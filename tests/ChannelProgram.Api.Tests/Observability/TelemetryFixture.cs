using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using ChannelProgram.Api.Tests.Setup;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ChannelProgram.Api.Tests.Observability;

/// <summary>
/// Everything a caller may send holds the word <c>canary</c>, by an installed node's whole life; what it logged and what
/// it sent to a collector is kept.
/// </summary>
[Trait("Engine", "postgreSql")]
public sealed class TelemetryFixture : IAsyncLifetime
{
    public const string Admin = "canary-admin@vendor.example";
    private const string Password = "Canary-password-1!";

    private readonly ConcurrentDictionary<string, ConcurrentQueue<string>> _exported = new();

    public string Log { get; private set; } = "";

    public IReadOnlyList<JsonElement> Lines { get; private set; } = [];

    public IReadOnlyDictionary<string, ConcurrentQueue<string>> Exported => _exported;

    public Guid Partner { get; private set; }

    /// <summary>What the caller was told of the request that failed inside.</summary>
    public string FailedTrace { get; private set; } = "";

    /// <summary>Tokens that were handed out.</summary>
    public IReadOnlyList<string> Tokens { get; private set; } = [];

    public async Task InitializeAsync()
    {
        await using var collector = await Collector();
        await using var installation = await Installation.Make(partnerName: "Canary Resale");
        Partner = installation.Partner;
        await using (var enrol = Node.Start("Production", installation.Settings(), "admin", "enrol", Admin))
        {
            await enrol.Tell(Password);
            if (await enrol.Stopped() != 0) throw new Xunit.Sdk.XunitException(enrol.Said);
        }

        await using var node = installation.Start(
            ("ConnectionStrings:Channel", installation.Database.ConnectionString + ";Password=canary-of-the-database"),
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Urls.Single()), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"));
        var address = await node.Listening();
        using var nobody = new HttpClient { BaseAddress = address };
        using var system = await Installation.SignedIn(address);
        foreach (var http in new[] { nobody, system })
        {
            http.DefaultRequestHeaders.Add("User-Agent", "canary-browser");
            http.DefaultRequestHeaders.Add("X-Forwarded-For", "canary-address");
        }

        await SignIn(nobody);
        await Register(system, installation.Database);
        await SendStrayRequests(system);
        Tokens = [.. Tokens, system.DefaultRequestHeaders.Authorization!.Parameter!];

        if (await node.Stop() != 0) throw new Xunit.Sdk.XunitException(node.Said);
        Log = node.Said;
        Lines = [
            .. Log.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(it => it.StartsWith('{'))
                .Select(it => JsonSerializer.Deserialize<JsonElement>(it))];
    }

    public Task DisposeAsync() => Task.CompletedTask;

    private async Task SignIn(HttpClient nobody)
    {
        await Expect(401, nobody.PostAsJsonAsync("/v1/account/sign-in", new { email = Admin, password = "canary-wrong" }));
        await Expect(
            401,
            nobody.PostAsJsonAsync("/v1/account/sign-in", new { email = "canary@nowhere.example", password = "canary-wrong" }));
        await Expect(
            400, nobody.PostAsJsonAsync("/v1/account/sign-in", new { email = 7, password = "canary", canary = "canary" }));
        var answer = await Expect(200, nobody.PostAsJsonAsync("/v1/account/sign-in", new { email = Admin, password = Password }));
        var token = answer.GetProperty("accessToken").GetString()!;
        using var me = new HttpRequestMessage(HttpMethod.Get, "/v1/me") { Headers = { Authorization = new("Bearer", token) } };
        await Expect(200, nobody.SendAsync(me));
        using var queried =
            new HttpRequestMessage(HttpMethod.Get, "/v1/me?canary=canary") { Headers = { Authorization = new("Bearer", token) } };
        await Expect(400, nobody.SendAsync(queried));
        Tokens = [token, answer.GetProperty("refreshToken").GetString()!];

        await Expect(
            401, nobody.PostAsync("/connect/token", Form("grant_type=client_credentials&client_id=canary&client_secret=canary")));
        using var forged =
            new HttpRequestMessage(HttpMethod.Get, "/v1/me") { Headers = { Authorization = new("Bearer", "canary") } };
        await Expect(401, nobody.SendAsync(forged));
    }

    private async Task Register(HttpClient system, TestDatabase database)
    {
        await Expect(201, Send(Registration("canary-one", "Canary Owner"), "canary-key"));
        await Expect(201, Send(Registration("canary-one", "Canary Owner"), "canary-key"));
        await Expect(409, Send(Registration("canary-one", "Canary Owner"), "canary-key-2"));
        await Expect(
            400, Send(new { canary = "canary", customer = new { name = "canary\u0001", website = "canary" } }, "canary-key-3"));
        using var broken = new StringContent("{\"canary\": \"canary", Encoding.UTF8, "application/json");
        await Expect(400, system.PostAsync("/v1/deals", broken));

        // What the database says of a row quotes it, in the message and in the details.
        await database.Execute("""
            CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
              $$ BEGIN RAISE EXCEPTION 'not %', NEW.owner USING DETAIL = NEW.owner; END $$;
            CREATE TRIGGER refuse BEFORE INSERT ON deals FOR EACH ROW WHEN (NEW.owner = 'Canary Trigger') EXECUTE FUNCTION refuse();
            ALTER TABLE deals ADD CONSTRAINT no_such_owner CHECK (owner <> 'Canary Check');
            """);
        await Expect(500, Send(Registration("canary-two", "Canary Check"), "canary-key-4"));
        var failed = await Expect(500, Send(Registration("canary-two", "Canary Trigger"), "canary-key-5"));
        FailedTrace = failed.GetProperty("traceId").GetString()!;

        async Task<HttpResponseMessage> Send(object body, string key)
        {
            using var request =
                new HttpRequestMessage(
                    HttpMethod.Post,
                    "/v1/deals")
                { Content = JsonContent.Create(body), Headers = { { "Idempotency-Key", key } } };
            return await system.SendAsync(request);
        }
    }

    private static async Task SendStrayRequests(HttpClient system)
    {
        await Expect(404, system.GetAsync("/v1/deals/canary"));
        await Expect(404, system.GetAsync("/v1/canary?canary=canary"));
        await Expect(400, system.GetAsync("/v1/deals?canary=canary"));
        await Expect(200, system.GetAsync("/v1/deals?externalId=canary"));
        await Expect(415, system.PostAsync("/v1/deals", Form("canary=canary")));
    }

    private static object Registration(string customer, string owner) => new
    {
        customer = new
        {
            name = "Canary GmbH",
            country = "DE",
            website = $"https://www.{customer}.com/canary?canary",
            city = "Canary City",
            taxId = $"{customer} 4711",
            unit = "Canary Unit",
            contact = new { name = "Canary Contact", email = "canary@example.com" },
        },
        products = new[] { new { code = "analytics", amount = new { amount = "10000.00", currency = "USD" } } },
        expectedCloseDate = $"{TimeProvider.System.GetUtcNow().AddMonths(6):yyyy-MM-dd}",
        stage = "qualified",
        source = "partnerSourced",
        owner,
        description = "A canary.",
        externalId = $"{customer}-4711",
    };

    private static StringContent Form(string text) => new(text, Encoding.UTF8, "application/x-www-form-urlencoded");

    private static async Task<JsonElement> Expect(int status, Task<HttpResponseMessage> asked)
    {
        using var answer = await asked;
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(status == (int)answer.StatusCode, $"{(int)answer.StatusCode} {text}");
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    /// <summary>Takes whatever it is sent, by path.</summary>
    private async Task<WebApplication> Collector()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapPost("{**path}", async (HttpRequest request) =>
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            _exported.GetOrAdd(request.Path, _ => new()).Enqueue(Encoding.Latin1.GetString(body.ToArray()));
        });
        await app.StartAsync();
        return app;
    }
}
