using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChannelProgram.Infrastructure.Jobs;

/// <summary>
/// Passes the scheduler's log on to the product's log. For a failure it passes on the template, because the filled text quotes
/// the exception. The exception goes with it, and the log decides what to show.
/// </summary>
internal sealed class SchedulerLog(ILoggerFactory loggers) : ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new Logger(loggers.CreateLogger(categoryName));

    public void Dispose() { }

    private sealed class Logger(ILogger log) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => log.IsEnabled(logLevel);

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel < LogLevel.Error) log.Log(logLevel, eventId, state, exception, formatter);
            else log.Log(logLevel, eventId, Template(state), exception, static (template, _) => template);
        }

        private static string Template<TState>(TState state) =>
            state is IEnumerable<KeyValuePair<string, object?>> values
            && values.FirstOrDefault(it => it.Key == "{OriginalFormat}").Value is string template ? template : "";
    }
}

internal static class SchedulerLogSetup
{
    public static void AddSchedulerLog(this IServiceCollection services, ILoggerFactory loggers) =>
        services.AddLogging(it => it.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(new SchedulerLog(loggers)));
}
