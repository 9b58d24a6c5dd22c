using System.Diagnostics;
using ChannelProgram.Application.Common;
using Npgsql;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ChannelProgram.Web.Observability;

/// <summary>
/// Sends traces and metrics by OTLP if the standard's own variables set an endpoint; otherwise collects nothing.
/// </summary>
internal static class Telemetry
{
    public static string? Fault(IConfiguration configuration) =>
        new[] { Endpoint(), Endpoint("TRACES"), Endpoint("METRICS") }.FirstOrDefault(
            it => configuration[it] is { Length: > 0 } text
                && !(Uri.TryCreate(text, UriKind.Absolute, out var uri)
                    && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)))
            is { } name ? $"The setting {name} must be an http or https address." : null;

    public static void AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        var telemetry = services.AddOpenTelemetry().ConfigureResource(it => it.AddService(
            configuration["OTEL_SERVICE_NAME"] ?? "channel-program",
            serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString(3)));

        if (IsSet(configuration, "TRACES"))
            telemetry.WithTracing(it => it
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddNpgsql()
                .AddProcessor(new SpanFilter())
                .AddOtlpExporter());

        if (IsSet(configuration, "METRICS"))
            telemetry.WithMetrics(it => it
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation()
                .AddNpgsqlInstrumentation()
                .AddMeter(Meters.Name)
                // The names of its pools are their connection strings.
                .AddView("db.client.*", new MetricStreamConfiguration { TagKeys = ["db.client.connection.state"] })
                .AddOtlpExporter());
    }

    private static bool IsSet(IConfiguration configuration, string signal) =>
        configuration[Endpoint(signal)] is { Length: > 0 } || configuration[Endpoint()] is { Length: > 0 };

    private static string Endpoint(string? signal = null) => $"OTEL_EXPORTER_OTLP_{(signal is null ? "" : signal + "_")}ENDPOINT";

    /// <summary>
    /// Takes away what a caller sent, and drops the spans of failed statements, because the database's error quotes values. The
    /// request's own span reports the failure.
    /// </summary>
    private sealed class SpanFilter : BaseProcessor<Activity>
    {
        private static readonly string[] SentByCaller =
            ["url.path", "url.query", "user_agent.original", "client.address", "db.npgsql.data_source"];

        public override void OnEnd(Activity data)
        {
            foreach (var tag in SentByCaller) data.SetTag(tag, null);
            if (data.Events.Any()
                || (data.Source.Name == "Npgsql" && (data.Status == ActivityStatusCode.Error || IsOfScheduler(data))))
                data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        }

        private static bool IsOfScheduler(Activity statement) =>
            statement.GetTagItem("db.query.text") is string sql && sql.Contains("QRTZ_", StringComparison.Ordinal);
    }
}
