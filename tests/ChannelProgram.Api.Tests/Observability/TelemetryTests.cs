using System.Diagnostics;
using System.Text.Json;
using ChannelProgram.Api.Tests.Setup;
using ChannelProgram.Web.Observability;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ChannelProgram.Api.Tests.Observability;

public class TelemetryTests(TelemetryFixture journey) : IClassFixture<TelemetryFixture>
{
    [Fact]
    public void Request_data_is_not_logged()
    {
        Assert.NotEmpty(journey.Lines);
        Assert.DoesNotContain("canary", journey.Log, StringComparison.OrdinalIgnoreCase);
        Assert.All(journey.Tokens, it => Assert.DoesNotContain(it, journey.Log, StringComparison.Ordinal));
    }

    [Fact]
    public void Request_data_is_not_exported()
    {
        Assert.Equal(["/v1/metrics", "/v1/traces"], journey.Exported.Keys.Order());
        Assert.All(
            journey.Exported.Values.SelectMany(it => it),
            it => Assert.DoesNotContain("canary", it, StringComparison.OrdinalIgnoreCase));
        Assert.All(
            journey.Exported.Values.SelectMany(it => it),
            it => Assert.DoesNotContain("Username=", it, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void Every_request_has_one_log_line_with_caller_operation_and_outcome()
    {
        var registered = Requests("registerDeal").ToList();

        Assert.All(registered, it => Assert.Equal(
            (Installation.Client, journey.Partner.ToString(), "POST", "/v1/deals"),
            (Text(it, "client"), Text(it, "partner"), Text(it, "method"), Text(it, "route"))));
        Assert.All(registered, it => Assert.Matches("^[0-9a-f]{32}$", Text(it, "traceId")!));
        Assert.All(registered, it => Assert.InRange(it.GetProperty("milliseconds").GetDouble(), 0, 60_000));
        Assert.Equal(
            ["201 ", "201 ", "400 invalid", "400 invalid", "409 alreadyRegistered", "415 unsupportedMediaType", "500 internal",
                "500 internal"],
            registered.Select(it => $"{it.GetProperty("status").GetInt32()} {Text(it, "code")}").Order(StringComparer.Ordinal));
        Assert.Equal(registered.Count, registered.Select(it => Text(it, "traceId")).Distinct().Count());
        Assert.Contains(Requests("getMe"), it => Guid.TryParse(Text(it, "user"), out _));
        Assert.Contains(Requests("issueToken"), it => Text(it, "code") == "invalid_client");
        Assert.Contains(Requests(null), it => (Text(it, "route"), Text(it, "code")) == ("-", "notFound"));
    }

    [Fact]
    public void A_failure_is_found_by_the_trace_id_in_the_answer()
    {
        var line = Assert.Single(journey.Lines, it => Text(it, "traceId") == journey.FailedTrace && Text(it, "level") == "error");

        Assert.Equal(
            ("registerDeal", Installation.Client, journey.Partner.ToString()),
            (Text(line, "operation"), Text(line, "client"), Text(line, "partner")));
        var (failure, states) = (line.GetProperty("failure"), new List<string?>());
        for (var it = failure; ; it = it.GetProperty("because"))
        {
            states.Add(Text(it, "sqlState"));
            if (!it.TryGetProperty("because", out _)) break;
        }
        Assert.Contains("P0001", states);
        // What a keyed registration writes is written with its commit: the operation is told by the line itself.
        Assert.Contains(
            failure.GetProperty("at").EnumerateArray(),
            it => it.GetString()!.Contains("ChannelProgram.Infrastructure.Store.Transactions", StringComparison.Ordinal));
    }

    [Fact]
    public void Spans_and_metrics_reach_the_collector_including_the_last_ones()
    {
        var (traces, figures) = (string.Concat(journey.Exported["/v1/traces"]), string.Concat(journey.Exported["/v1/metrics"]));

        Assert.All(
            ["POST /v1/deals", "registerDeal", Installation.Client, journey.Partner.ToString()],
            it => Assert.Contains(it, traces, StringComparison.Ordinal));
        Assert.All(
            ["channelprogram.registrations", "channelprogram.refusals", "channelprogram.idempotency.replays",
                "http.server.request.duration", "db.client.operation.duration"],
            it => Assert.Contains(it, figures, StringComparison.Ordinal));
        Assert.DoesNotContain(journey.Partner.ToString(), figures, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_endpoint_nothing_is_collected()
    {
        using var source = new ActivitySource("Npgsql");
        await using (await Started([])) Assert.False(source.HasListeners());

        // And this would have shown it.
        await using (await Started(new() { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:1" }))
            Assert.True(source.HasListeners());
    }

    private static async Task<ServiceProvider> Started(Dictionary<string, string?> settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        var services = new ServiceCollection();
        services.AddLogging().AddSingleton<IConfiguration>(configuration).AddTelemetry(configuration);
        var provider = services.BuildServiceProvider();
        foreach (var hosted in provider.GetServices<IHostedService>()) await hosted.StartAsync(default);
        return provider;
    }

    private IEnumerable<JsonElement> Requests(string? operation) => journey.Lines
        .Where(it => Text(it, "category") == "ChannelProgram.Requests" && Text(it, "operation") == operation);

    private static string? Text(JsonElement line, string member) =>
        line.TryGetProperty(member, out var value) ? value.GetString() : null;
}
