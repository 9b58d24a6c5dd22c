using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing.Patterns;

namespace ChannelProgram.Web.Common;

/// <summary>
/// Corrects two answers of routing. A text in a path is decoded once and exactly: the server leaves <c>%2F</c> as it is, so that
/// <c>x%2F7</c> and <c>x%252F7</c> would be one. And a fixed path is not taken for an id: <c>GET /v1/deals/check</c>, which only
/// takes POST, is 405 and not "no such deal".
/// </summary>
internal sealed class RoutingMiddleware(RequestDelegate next, EndpointDataSource endpoints)
{
    private readonly ConcurrentDictionary<RouteEndpoint, IReadOnlyList<RouteEndpoint>> _fixedPaths = new();

    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is not RouteEndpoint { RoutePattern.Parameters.Count: > 0 } endpoint) return next(context);

        if (AllowedMethods(context, endpoint) is { Count: > 0 } allowed)
        {
            context.SetEndpoint(new(
                it =>
                {
                    it.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
                    it.Response.Headers.Allow = string.Join(", ", allowed);
                    return Task.CompletedTask;
                },
                EndpointMetadataCollection.Empty, "405 of a fixed path"));
            return next(context);
        }

        return DecodeTexts(context, endpoint) is { } malformed
            ? Problems.Write(context, Problem.Invalid(malformed, "is not percent-encoded UTF-8"))
            : next(context);
    }

    /// <returns>What the path takes, if it is a fixed one of another operation; otherwise nothing.</returns>
    private List<string> AllowedMethods(HttpContext context, RouteEndpoint endpoint)
    {
        var values = context.Request.RouteValues;
        return
        [
            .. _fixedPaths.GetOrAdd(endpoint, FixedPathsOf)
                .Where(it => endpoint.RoutePattern.PathSegments.Zip(it.RoutePattern.PathSegments).All(both =>
                    ParameterOf(both.First) is not { } parameter || LiteralOf(both.Second) is not { } text
                    || string.Equals(values[parameter] as string, text, StringComparison.OrdinalIgnoreCase)))
                .SelectMany(MethodsOf).Distinct().Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Other endpoints whose paths this one matches too, with a parameter where they have a fixed text.</summary>
    private IReadOnlyList<RouteEndpoint> FixedPathsOf(RouteEndpoint endpoint) =>
    [
        .. endpoints.Endpoints.OfType<RouteEndpoint>()
            .Where(it => it.RoutePattern.PathSegments.Count == endpoint.RoutePattern.PathSegments.Count
                && !MethodsOf(it).Intersect(MethodsOf(endpoint)).Any())
            .Where(it => IsFixedPathOf(endpoint, it)),
    ];

    private static bool IsFixedPathOf(RouteEndpoint endpoint, RouteEndpoint other)
    {
        var segments = endpoint.RoutePattern.PathSegments.Zip(other.RoutePattern.PathSegments).ToList();
        return segments.Exists(both => ParameterOf(both.First) is not null && LiteralOf(both.Second) is not null)
            && segments.TrueForAll(both => ParameterOf(both.First) is not null || ParameterOf(both.Second) is not null
                || LiteralOf(both.First) == LiteralOf(both.Second));
    }

    /// <returns>The parameter that cannot be decoded; null: none.</returns>
    private static string? DecodeTexts(HttpContext context, RouteEndpoint endpoint)
    {
        var sent = SegmentsOf(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget);
        var segments = endpoint.RoutePattern.PathSegments;
        if (sent.Length < segments.Count) return null;

        foreach (var (place, segment) in segments.Index())
        {
            var text = sent[sent.Length - segments.Count + place];
            if (ParameterOf(segment) is not { } parameter || !text.Contains('%', StringComparison.Ordinal)) continue;
            if (!PercentEncoding.TryDecode(text, plusIsSpace: false, out var decoded)) return parameter;
            context.Request.RouteValues[parameter] = decoded;
        }

        return null;
    }

    private static string[] SegmentsOf(string target)
    {
        var path = target.Split('?', 2)[0];
        return path.TrimEnd('/').Split('/');
    }

    private static IReadOnlyList<string> MethodsOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [];

    private static string? ParameterOf(RoutePatternPathSegment segment) =>
        segment.Parts is [RoutePatternParameterPart part] ? part.Name : null;

    private static string? LiteralOf(RoutePatternPathSegment segment) =>
        segment.Parts is [RoutePatternLiteralPart part] ? part.Content : null;
}
