using ChannelProgram.Application.Common;
using ChannelProgram.Infrastructure.Store;
using Microsoft.Extensions.Logging.Console;

namespace ChannelProgram.Web.Observability;

/// <summary>What those who run the product see of it.</summary>
internal static class ObservabilitySetup
{
    public static void AddObservability(this WebApplicationBuilder builder)
    {
        BufferedLogWriter.Use();
        // The settings choose how lines look and which are written: Logging:Console:FormatterName, Logging:LogLevel.
        builder.Logging.ClearProviders().AddConsole().AddConsoleFormatter<JsonLogFormatter, ConsoleFormatterOptions>();
        builder.Services
            .AddHostedService<Telemetry>()
            .AddSingleton<Health>()
            .AddSingleton<INodeHealth>(provider => provider.GetRequiredService<Health>())
            .AddSingleton(provider => new NodeClock(provider.GetRequiredService<TimeProvider>()));
    }
}
