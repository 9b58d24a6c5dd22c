using System.Diagnostics;
using ChannelProgram.Application.Common;

namespace ChannelProgram.Web.Sight;

/// <summary>Outermost: one line, the figures and the tags of the span for each request, whatever became of it.</summary>
internal sealed class RequestLine(RequestDelegate next, ILoggerFactory logs, Meters meters)
{
    private readonly ILogger _log = logs.CreateLogger("ChannelProgram.Requests");

    public async Task InvokeAsync(HttpContext context)
    {
        var sight = RequestSight.Begin(context);
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

    private void Tell(RequestSight sight, int status, TimeSpan took)
    {
        // Asked every few seconds by whoever watches: only of interest when it says no.
        var level = status < 400 && sight.Route?.StartsWith("/health", StringComparison.Ordinal) == true ? LogLevel.Debug : LogLevel.Information;
        if (_log.IsEnabled(level))
            _log.Log(
                level, "{Method} {Route} {Status} {Milliseconds} {Code}", sight.Method, sight.Route ?? "-", status,
                Math.Round(took.TotalMilliseconds, 1), sight.Code);
    }

    private void Count(RequestSight sight, HttpResponse response)
    {
        if (sight.Code is { } code) meters.Refused(code);
        if (sight.Decision is { } decision && response.StatusCode == StatusCodes.Status201Created) meters.Registered(decision);
    }

    private static void Tag(Activity span, RequestSight sight, int status)
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
