using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using Microsoft.Net.Http.Headers;

namespace ChannelProgram.Web.Common;

/// <summary>
/// Checks what is known before the input is read: media type (415), names of query parameters, form of <c>If-Match</c>. Faults
/// are kept in <see cref="InputFaults"/> and reported with the rest.
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
            preconditions.Read(
                context.Request.Headers.IfMatch, endpoint.Metadata.GetMetadata<RequiresIfMatch>() is not null, faults);

        // Without a body and a query nothing else can be wrong.
        if (faults.Any && body is null && query is null)
            return Problems.Write(
                context, Problem.Of(Refusal.Invalid(faults.ByPointer.ToDictionary(it => it.Key, it => it.Value.ToArray()))));

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
        && (!type.Charset.HasValue
            || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}
