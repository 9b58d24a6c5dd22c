namespace ChannelProgram.Web.Common;

/// <summary>An operation of the contract that this installation does not serve.</summary>
internal sealed class NotServed
{
    public static readonly NotServed Instance = new();

    private NotServed() { }
}

internal static class ServedRoutes
{
    /// <summary>If not: its path is answered like one that does not exist, and stays in the contract.</summary>
    public static RouteGroupBuilder ServedIf(this RouteGroupBuilder routes, bool served) =>
        served ? routes : routes.WithMetadata(NotServed.Instance);
}

/// <summary>Takes away what routing found at the fixed path of an operation that is not served, whatever the method.</summary>
internal sealed class NotServedMiddleware(RequestDelegate next, EndpointDataSource endpoints)
{
    /// <summary>Found at the first request, when all are mapped.</summary>
    private readonly Lazy<HashSet<string>> _paths = new(() => endpoints.Endpoints.OfType<RouteEndpoint>()
        .Where(it => it.Metadata.GetMetadata<NotServed>() is not null)
        .Select(it => $"/{it.RoutePattern.RawText!.Trim('/')}")
        .ToHashSet(StringComparer.OrdinalIgnoreCase));

    public Task InvokeAsync(HttpContext context)
    {
        if (_paths.Value.Contains(context.Request.Path.Value!.TrimEnd('/'))) context.SetEndpoint(null);
        return next(context);
    }
}
