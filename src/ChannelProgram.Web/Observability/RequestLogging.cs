using System.Collections;
using System.Diagnostics;
using System.Globalization;
using ChannelProgram.Application.Common;

namespace ChannelProgram.Web.Observability;

internal sealed class RequestLogging(RequestDelegate next, ILoggerFactory logs, Meters meters)
{
    private readonly ILogger _log = logs.CreateLogger("ChannelProgram.Requests");

    public async Task InvokeAsync(HttpContext context)
    {
        var logContext = RequestLogContext.Begin(context);
        var began = Stopwatch.GetTimestamp();
        using var scope = _log.BeginScope(logContext);
        try
        {
            await next(context);
        }
        finally
        {
            var took = Stopwatch.GetElapsedTime(began);
            logContext.End();
            Tell(logContext, context.Response.StatusCode, took);
            Count(logContext, context.Response.StatusCode);
            if (Activity.Current is { IsAllDataRequested: true } span) Tag(span, logContext, context.Response.StatusCode);
        }
    }

    private void Tell(RequestLogContext logContext, int status, TimeSpan took)
    {
        // Probed every few seconds: only failures are of interest.
        var level = status < 400 && logContext.Route?.StartsWith("/health", StringComparison.Ordinal) == true
            ? LogLevel.Debug
            : LogLevel.Information;
        if (_log.IsEnabled(level))
            _log.Log(
                level, default, new End(logContext.Method, logContext.Route ?? "-", status, took, logContext.Code), null,
                (it, _) => it.ToString());
    }

    private void Count(RequestLogContext logContext, int status)
    {
        if (logContext.Code is { } code) meters.Refused(code);
        if (status is >= 200 and < 300) logContext.CountSuccess?.Invoke();
    }

    private sealed record End(string Method, string Route, int Status, TimeSpan Took, string? Code)
        : IEnumerable<KeyValuePair<string, object?>>
    {
        public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
        {
            yield return new("method", Method);
            yield return new("route", Route);
            yield return new("status", Status);
            yield return new("milliseconds", Math.Round(Took.TotalMilliseconds, 1));
            if (Code is not null) yield return new("code", Code);
        }

        public override string ToString() =>
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Method} {Route} {Status}{(Code is null ? "" : " " + Code)} in {Took.TotalMilliseconds:0.0} ms");

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private static void Tag(Activity span, RequestLogContext logContext, int status)
    {
        span.DisplayName = $"{logContext.Method} {logContext.Route}".TrimEnd();
        span.SetTag("http.request.method", logContext.Method);
        span.SetTag("http.route", logContext.Route);
        span.SetTag("http.response.status_code", status);
        if (logContext.Code is not null) span.SetTag("error.type", logContext.Code);
        foreach (var (name, value) in logContext)
            if (name != "traceId") span.SetTag($"channelprogram.{name}", value?.ToString());
        if (status >= 500) span.SetStatus(ActivityStatusCode.Error);
    }
}
