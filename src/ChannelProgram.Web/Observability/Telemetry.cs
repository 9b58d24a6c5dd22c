using System.Diagnostics;
using ChannelProgram.Application.Common;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace ChannelProgram.Web.Observability;

/// <summary>
/// Sends traces and metrics by OTLP if the standard's own variables set an endpoint; otherwise collects nothing. Starts first and
/// stops last, so that the last data are sent too.
/// </summary>
internal sealed class Telemetry(IConfiguration configuration) : IHostedService, IDisposable
{
    private TracerProvider? _traces;
    private MeterProvider? _figures;

    public static string? Fault(IConfiguration configuration) =>
        new[] { Endpoint(), Endpoint("TRACES"), Endpoint("METRICS") }.FirstOrDefault(
            it => configuration[it] is { Length: > 0 } text
                && !(Uri.TryCreate(text, UriKind.Absolute, out var uri)
                    && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)))
            is { } name ? $"The setting {name} must be an http or https address." : null;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (IsSet("TRACES"))
            _traces = Sdk.CreateTracerProviderBuilder()
                .ConfigureServices(services => services.AddSingleton(configuration))
                .ConfigureResource(Name)
                .AddSource("Microsoft.AspNetCore", "System.Net.Http", "Npgsql")
                .AddProcessor(new SpanFilter())
                .AddOtlpExporter()
                .Build();

        if (IsSet("METRICS"))
            _figures = Sdk.CreateMeterProviderBuilder()
                .ConfigureServices(services => services.AddSingleton(configuration))
                .ConfigureResource(Name)
                .AddMeter(
                    Meters.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http",
                    "System.Runtime", "Npgsql")
                // The names of its pools are their connection strings.
                .AddView("db.client.*", new MetricStreamConfiguration { TagKeys = ["db.client.connection.state"] })
                .AddOtlpExporter()
                .Build();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _traces?.Dispose();
        _figures?.Dispose();
        (_traces, _figures) = (null, null);
    }

    private bool IsSet(string signal) =>
        configuration[Endpoint(signal)] is { Length: > 0 } || configuration[Endpoint()] is { Length: > 0 };

    private static string Endpoint(string? signal = null) => $"OTEL_EXPORTER_OTLP_{(signal is null ? "" : signal + "_")}ENDPOINT";

    private void Name(ResourceBuilder resource) => resource.AddService(
        configuration["OTEL_SERVICE_NAME"] ?? "channel-program",
        serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString(3));

    /// <summary>
    /// Drops spans of failed statements, because the database's error quotes values. The request's own span reports the failure.
    /// </summary>
    private sealed class SpanFilter : BaseProcessor<Activity>
    {
        public override void OnEnd(Activity data)
        {
            data.SetTag("db.npgsql.data_source", null);
            if (data.Events.Any()
                || (data.Source.Name == "Npgsql" && (data.Status == ActivityStatusCode.Error || IsOfScheduler(data))))
                data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        }

        private static bool IsOfScheduler(Activity statement) =>
            statement.GetTagItem("db.query.text") is string sql && sql.Contains("QRTZ_", StringComparison.Ordinal);
    }
}
