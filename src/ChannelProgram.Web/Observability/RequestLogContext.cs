using System.Collections;
using System.Diagnostics;
using ChannelProgram.Application.Common;

namespace ChannelProgram.Web.Observability;

/// <summary>
/// What logs may show of a request: ids, names of operations, codes and numbers, never what was sent. It is the scope of every
/// line that the request logs, and is filled on the way.
/// </summary>
internal sealed class RequestLogContext : IEnumerable<KeyValuePair<string, object?>>
{
    private static readonly HashSet<string> Known =
    [
        HttpMethods.Get, HttpMethods.Head, HttpMethods.Post, HttpMethods.Put, HttpMethods.Patch, HttpMethods.Delete,
        HttpMethods.Options,
        HttpMethods.Trace, HttpMethods.Connect,
    ];

    private readonly CurrentCaller? _current;
    private readonly string _traceId;
    private HttpContext? _context;
    private Endpoint? _endpoint;

    private RequestLogContext(HttpContext context)
    {
        _context = context;
        _current = context.RequestServices.GetService<CurrentCaller>();
        _traceId = Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;
        Method = NameOf(context.Request.Method);
        context.Features.Set(this);
    }

    public string Method { get; }

    public string? Code { get; set; }

    /// <summary>What a feature counts once the request has ended well; null if nothing.</summary>
    public Action? CountSuccess { get; set; }

    public string? Operation => Endpoint?.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName;

    /// <summary>The pattern, because a path itself may hold confidential values.</summary>
    public string? Route => (Endpoint as RouteEndpoint)?.RoutePattern.RawText?.TrimEnd('/');

    private Endpoint? Endpoint => _context?.GetEndpoint() ?? _endpoint;

    /// <summary>A method that HTTP does not know may hold anything, so all such share one name.</summary>
    public static string NameOf(string method) => Known.Contains(method) ? method : "_OTHER";

    public static RequestLogContext Begin(HttpContext context) => new(context);

    public static RequestLogContext? Of(HttpContext context) => context.Features.Get<RequestLogContext>();

    /// <summary>Keeps the endpoint: late lines still belong to this request when the HttpContext serves another.</summary>
    public void End() => (_endpoint, _context) = (Endpoint, null);

    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
    {
        yield return new("traceId", _traceId);
        if (Operation is { } operation) yield return new("operation", operation);
        if (_current?.Caller is not { } caller) yield break;

        yield return new(caller.Kind is CallerKind.PartnerUser or CallerKind.Staff ? "user" : "client", caller.Id);
        if (caller.Partner is { } partner) yield return new("partner", partner.Value);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
