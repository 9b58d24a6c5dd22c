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
    /// <summary>Found at the first request of each endpoint.</summary>
    private readonly ConcurrentDictionary<RouteEndpoint, FixedPath[]> _fixedPaths = new();

    public Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is not RouteEndpoint { RoutePattern.Parameters.Count: > 0 } endpoint) return next(context);

        var besides = _fixedPaths.GetOrAdd(endpoint, FixedPath.AllBeside, endpoints);
        foreach (var it in besides)
            if (it.Is(context.Request.RouteValues)) return next(NotAllowed(context, besides));

        return DecodeTexts(context, endpoint) is { } malformed
            ? Problems.Write(context, Problem.Invalid(malformed, "is not percent-encoded UTF-8"))
            : next(context);
    }

    private static HttpContext NotAllowed(HttpContext context, FixedPath[] besides)
    {
        var allowed = string.Join(", ", besides.Where(it => it.Is(context.Request.RouteValues))
            .SelectMany(it => it.Methods).Distinct().Order(StringComparer.Ordinal));
        context.SetEndpoint(new(
            it =>
            {
                it.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
                it.Response.Headers.Allow = allowed;
                return Task.CompletedTask;
            },
            EndpointMetadataCollection.Empty, "405 of a fixed path"));
        return context;
    }

    /// <returns>The parameter that cannot be decoded; null: none.</returns>
    private static string? DecodeTexts(HttpContext context, RouteEndpoint endpoint)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        if (!target.Contains('%', StringComparison.Ordinal)) return null;

        var sent = SegmentsOf(target);
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

    /// <summary>The path of another endpoint that this one matches too, with a parameter where the other has a text.</summary>
    /// <param name="Texts">What is fixed in it, by the parameters of this endpoint.</param>
    private sealed record FixedPath((string Parameter, string Text)[] Texts, IReadOnlyList<string> Methods)
    {
        public static FixedPath[] AllBeside(RouteEndpoint endpoint, EndpointDataSource endpoints) =>
            [.. endpoints.Endpoints.OfType<RouteEndpoint>().Select(other => Beside(endpoint, other)).OfType<FixedPath>()];

        public bool Is(RouteValueDictionary path)
        {
            foreach (var (parameter, text) in Texts)
                if (!string.Equals(path[parameter] as string, text, StringComparison.OrdinalIgnoreCase)) return false;

            return true;
        }

        /// <summary>Null: it is none, or one of the same methods.</summary>
        private static FixedPath? Beside(RouteEndpoint endpoint, RouteEndpoint other)
        {
            var (own, others) = (endpoint.RoutePattern.PathSegments, other.RoutePattern.PathSegments);
            if (own.Count != others.Count || MethodsOf(endpoint).Intersect(MethodsOf(other)).Any()) return null;

            var texts = new List<(string Parameter, string Text)>();
            foreach (var (segment, beside) in own.Zip(others))
            {
                if (ParameterOf(beside) is not null) continue;
                if (ParameterOf(segment) is { } parameter && LiteralOf(beside) is { } text) texts.Add((parameter, text));
                else if (LiteralOf(segment) != LiteralOf(beside)) return null;
            }

            return texts is [] ? null : new([.. texts], MethodsOf(other));
        }
    }
}
