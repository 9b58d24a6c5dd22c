using Microsoft.AspNetCore.Mvc.Testing;

namespace ChannelProgram.Api.Tests.Setup;

public class ProxyAndCorsTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    private const string Portal = "https://portal.example.com";

    [Theory]
    [InlineData("", "http://127.0.0.1")]
    [InlineData("192.0.2.0/24, 198.51.100.7", "http://127.0.0.1")]
    [InlineData("192.0.2.7, 127.0.0.0/8", "https://api.example.com")]
    [InlineData("127.0.0.1", "https://api.example.com")]
    public async Task Forwarded_headers_are_trusted_from_known_proxies_only(string known, string address)
    {
        await using var node = Node(("Proxy:Known", known));
        using var http = new HttpClient { BaseAddress = node.ClientOptions.BaseAddress };
        http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        http.DefaultRequestHeaders.Add("X-Forwarded-Host", "api.example.com");
        http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");

        // Told by what the API takes for its own address, while PublicUrl does not say it.
        var metadata = await http.GetStringAsync("/.well-known/oauth-authorization-server");

        Assert.Contains($"\"issuer\": \"{address}", metadata, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_allowed_origin_may_send_a_preflight_without_a_token()
    {
        await using var node = Node(("Cors:Origins", $"{Portal}, http://localhost:5173"));
        using var http = new HttpClient { BaseAddress = node.ClientOptions.BaseAddress };

        foreach (var path in new[] { "/v1/deals", "/v1/account/sign-in", "/connect/token" })
        {
            using var answer = await Preflight(http, path, Portal);
            Assert.Equal((204, Portal), ((int)answer.StatusCode, Header(answer, "Access-Control-Allow-Origin")));
            Assert.Contains("POST", Header(answer, "Access-Control-Allow-Methods"), StringComparison.Ordinal);
            Assert.Contains(
                "Idempotency-Key", Header(answer, "Access-Control-Allow-Headers"), StringComparison.OrdinalIgnoreCase);
            Assert.Equal("600", Header(answer, "Access-Control-Max-Age"));
        }
        using var stranger = await Preflight(http, "/v1/deals", "https://evil.example.com");
        Assert.Null(Header(stranger, "Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task Exposed_headers_are_sent_with_refusals_too()
    {
        await using var node = Node(("Cors:Origins", Portal));
        using var http = new HttpClient { BaseAddress = node.ClientOptions.BaseAddress };
        http.DefaultRequestHeaders.Add("Origin", Portal);

        using var refused = await http.GetAsync("/v1/deals");

        Assert.Equal((401, Portal), ((int)refused.StatusCode, Header(refused, "Access-Control-Allow-Origin")));
        Assert.All(
            ["ETag", "Location", "Retry-After", "Idempotency-Replayed"],
            it => Assert.Contains(it, Header(refused, "Access-Control-Expose-Headers")!.Split(',')));
    }

    [Fact]
    public async Task Without_allowed_origins_no_cross_origin_call_is_permitted()
    {
        using var http = new HttpClient { BaseAddress = host.Address };

        using var answer = await Preflight(http, "/v1/deals", Portal);

        Assert.Null(Header(answer, "Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task In_production_HSTS_is_sent_over_https()
    {
        await using var installation = await Installation.Make();
        await using var node = installation.Start(("Proxy:Known", "127.0.0.1"));
        using var http = new HttpClient { BaseAddress = await node.Listening() };
        http.DefaultRequestHeaders.Add("X-Forwarded-Host", "api.example.com");

        using var plain = await http.GetAsync("/health/live");
        http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        using var secure = await http.GetAsync("/health/live");

        Assert.Equal(
            (null, "max-age=31536000"),
            (Header(plain, "Strict-Transport-Security"), Header(secure, "Strict-Transport-Security")));
    }

    [Theory]
    [InlineData(
        "Proxy:Known", "10.0.0.0/8, somewhere",
        "The setting Proxy:Known must list addresses or networks such as 10.0.0.0/8: somewhere is neither.")]
    [InlineData("Proxy:Hops", "0", "The setting Proxy:Hops must be a number from 1 to 100.")]
    [InlineData("Cors:Origins", "*", "The setting Cors:Origins must list origins such as https://portal.example.com: * is none.")]
    [InlineData(
        "Cors:Origins", "https://portal.example.com/",
        "The setting Cors:Origins must list origins such as https://portal.example.com: https://portal.example.com/ is none.")]
    [InlineData("TwoFactor:RequiredOfStaff", "perhaps", "The setting TwoFactor:RequiredOfStaff must be true or false.")]
    [InlineData("Stop:Announce", "soon", "The setting Stop:Announce must be a time such as 00:00:05, an hour at most.")]
    [InlineData(
        "OTEL_EXPORTER_OTLP_ENDPOINT", "collector", "The setting OTEL_EXPORTER_OTLP_ENDPOINT must be an http or https address.")]
    public async Task An_invalid_setting_fails_the_startup(string name, string value, string complaint)
    {
        await using var node = Setup.Node.Start(
            "Development",
            new Dictionary<string, string> { ["ConnectionStrings:Channel"] = host.Database.ConnectionString, [name] = value });

        Assert.Equal((1, complaint), (await node.Stopped(), node.Complaint));
    }

    private WebApplicationFactory<Program> Node(params (string Name, string Value)[] settings)
    {
        var node = host.Another().WithWebHostBuilder(builder =>
        {
            foreach (var (name, value) in settings) builder.UseSetting(name, value);
        });
        node.UseKestrel(0);
        node.StartServer();
        return node;
    }

    private static async Task<HttpResponseMessage> Preflight(HttpClient http, string path, string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, path)
        {
            Headers =
            {
                { "Origin", origin },
                { "Access-Control-Request-Method", "POST" },
                { "Access-Control-Request-Headers", "authorization,content-type,idempotency-key" },
            },
        };
        return await http.SendAsync(request);
    }

    private static string? Header(HttpResponseMessage answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? string.Join(',', values) : null;
}
