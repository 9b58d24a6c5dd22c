using System.Collections;
using System.Diagnostics;
using ChannelProgram.Application.Common;

namespace ChannelProgram.Web.Observability;

/// <summary>
/// What may be told of a request to those who run the product: ids, names of operations, codes and figures. Never what
/// was sent. It is the scope of every line that the request logs, and learns as the request goes on.
/// </summary>
internal sealed class RequestLogContext : IEnumerable<KeyValuePair<string, object?>>
{
    private static readonly HashSet<string> Known =
    [
        HttpMethods.Get, HttpMethods.Head, HttpMethods.Post, HttpMethods.Put, HttpMethods.Patch, HttpMethods.Delete, HttpMethods.Options,
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

    /// <summary>The code of the problem that was answered; null if none was.</summary>
    public string? Code { get; set; }

    /// <summary>What became of the deal that this request registered; null if it did not.</summary>
    public string? Decision { get; set; }

    /// <summary>The name of the operation; null if the request found none.</summary>
    public string? Operation => Endpoint?.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName;

    /// <summary>The pattern of the path: a path itself may hold what is not to be told.</summary>
    public string? Route => (Endpoint as RouteEndpoint)?.RoutePattern.RawText?.TrimEnd('/');

    private Endpoint? Endpoint => _context?.GetEndpoint() ?? _endpoint;

    /// <summary>A method by its name; one that HTTP does not know may say anything, and is told like all such.</summary>
    public static string NameOf(string method) => Known.Contains(method) ? method : "_OTHER";

    public static RequestLogContext Begin(HttpContext context) => new(context);

    /// <summary>Of the request at hand; null where nobody looks at requests.</summary>
    public static RequestLogContext? Of(HttpContext context) => context.Features.Get<RequestLogContext>();

    /// <summary>The context is about to serve another request; a line that comes late still tells of this one.</summary>
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
