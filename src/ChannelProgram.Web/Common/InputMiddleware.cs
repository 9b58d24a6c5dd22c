using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using Microsoft.Net.Http.Headers;

namespace ChannelProgram.Web.Common;

/// <summary>
/// What can be said of a request's input before it is read: its media type (415), the names of its query parameters and
/// the form of <c>If-Match</c>. Faults wait in <see cref="InputFaults"/> to be told with those of the rest.
/// </summary>
internal sealed class InputMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context, InputFaults faults, Preconditions preconditions)
    {
        if (!ApiConventions.IsApi(context) || context.GetEndpoint() is not RouteEndpoint endpoint) return next(context);

        var body = endpoint.Metadata.GetMetadata<ReadsBody>();
        if (body is not null && !BufferedRequestBody.Of(context).IsEmpty && !IsOneOf(body.MediaTypes, context.Request))
            return Problems.Write(context, Problem.UnsupportedMediaType(body.MediaTypes));

        var query = endpoint.Metadata.GetMetadata<QueryParameters>();
        CheckNames(context.Request.Query, query?.All ?? [], faults);
        if (!HttpMethods.IsGet(context.Request.Method))
            preconditions.Read(context.Request.Headers.IfMatch, endpoint.Metadata.GetMetadata<RequiresIfMatch>() is not null, faults);

        // Nothing else could be wrong with it.
        if (faults.Any && body is null && query is null)
            return Problems.Write(context, Problem.Of(Refusal.Invalid(faults.ByPointer.ToDictionary(it => it.Key, it => it.Value.ToArray()))));

        return next(context);
    }

    private static void CheckNames(IQueryCollection query, IReadOnlyList<QueryParameter> known, InputFaults faults)
    {
        foreach (var (name, values) in query)
        {
            if (faults.Count >= InputFaults.Max) return;
            if (!known.Any(it => it.Name == name)) faults.Add(name, "is not a parameter of this operation");
            else if (values.Count > 1) faults.Add(name, "is given more than once");
        }
    }

    private static bool IsOneOf(IReadOnlyList<string> known, HttpRequest request) =>
        request.Headers.ContentEncoding.Count == 0
        && MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && known.Contains(type.MediaType.Value, StringComparer.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}
