using ChannelProgram.Infrastructure.Store;
using Microsoft.Extensions.Logging.Console;

namespace ChannelProgram.Web.Sight;

/// <summary>What those who run the product see of it.</summary>
internal static class SightSetup
{
    public static void AddSight(this WebApplicationBuilder builder)
    {
        LinesTogether.Use();
        // The settings choose how lines look and which are written: Logging:Console:FormatterName, Logging:LogLevel.
        builder.Logging.ClearProviders().AddConsole().AddConsoleFormatter<LogLine, ConsoleFormatterOptions>();
        builder.Services
            .AddHostedService<Telemetry>()
            .AddSingleton<Health>()
            .AddSingleton(provider => new NodeClock(provider.GetRequiredService<TimeProvider>()));
    }
}
