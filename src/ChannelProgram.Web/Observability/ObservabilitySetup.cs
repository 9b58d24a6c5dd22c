using ChannelProgram.Application.Common;
using ChannelProgram.Infrastructure.Store;
using Microsoft.Extensions.Logging.Console;

namespace ChannelProgram.Web.Observability;

internal static class ObservabilitySetup
{
    public static void AddObservability(this WebApplicationBuilder builder)
    {
        BufferedLogWriter.Use();
        // Set by Logging:Console:FormatterName and Logging:LogLevel.
        builder.Logging.ClearProviders().AddConsole().AddConsoleFormatter<JsonLogFormatter, ConsoleFormatterOptions>();
        builder.Services.AddTelemetry(builder.Configuration);
        builder.Services
            .AddSingleton<Health>()
            .AddSingleton<INodeHealth>(provider => provider.GetRequiredService<Health>())
            .AddSingleton(provider => new NodeClock(provider.GetRequiredService<TimeProvider>()));
    }
}
