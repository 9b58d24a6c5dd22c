using System.Collections;
using System.Diagnostics;
using System.Globalization;
using ChannelProgram.Application.Common;

namespace ChannelProgram.Web.Observability;

/// <summary>Outermost: one line, the figures and the tags of the span for each request, whatever became of it.</summary>
internal sealed class RequestLogging(RequestDelegate next, ILoggerFactory logs, Meters meters)
{
    private readonly ILogger _log = logs.CreateLogger("ChannelProgram.Requests");

    public async Task InvokeAsync(HttpContext context)
    {
        var sight = RequestLogContext.Begin(context);
        var began = Stopwatch.GetTimestamp();
        using var scope = _log.BeginScope(sight);
        try
        {
            await next(context);
        }
        finally
        {
            var took = Stopwatch.GetElapsedTime(began);
            sight.End();
            Tell(sight, context.Response.StatusCode, took);
            Count(sight, context.Response);
            if (Activity.Current is { IsAllDataRequested: true } span) Tag(span, sight, context.Response.StatusCode);
        }
    }

    private void Tell(RequestLogContext sight, int status, TimeSpan took)
    {
        // Asked every few seconds by whoever watches: only of interest when it says no.
        var level = status < 400 && sight.Route?.StartsWith("/health", StringComparison.Ordinal) == true ? LogLevel.Debug : LogLevel.Information;
        if (_log.IsEnabled(level))
            _log.Log(level, default, new End(sight.Method, sight.Route ?? "-", status, took, sight.Code), null, (it, _) => it.ToString());
    }

    private void Count(RequestLogContext sight, HttpResponse response)
    {
        if (sight.Code is { } code) meters.Refused(code);
        if (sight.Decision is { } decision && response.StatusCode == StatusCodes.Status201Created) meters.Registered(decision);
    }

    /// <summary>How a request ended, as text and as members.</summary>
    private sealed record End(string Method, string Route, int Status, TimeSpan Took, string? Code) : IEnumerable<KeyValuePair<string, object?>>
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
            string.Create(CultureInfo.InvariantCulture, $"{Method} {Route} {Status}{(Code is null ? "" : " " + Code)} in {Took.TotalMilliseconds:0.0} ms");

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private static void Tag(Activity span, RequestLogContext sight, int status)
    {
        span.DisplayName = $"{sight.Method} {sight.Route}".TrimEnd();
        span.SetTag("http.request.method", sight.Method);
        span.SetTag("http.route", sight.Route);
        span.SetTag("http.response.status_code", status);
        if (sight.Code is not null) span.SetTag("error.type", sight.Code);
        foreach (var (name, value) in sight)
            if (name != "traceId") span.SetTag($"channelprogram.{name}", value?.ToString());
        if (status >= 500) span.SetStatus(ActivityStatusCode.Error);
    }
}
