using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace ChannelProgram.Web.Common;

/// <summary>
/// Checks what is known before the input is read: media type and encoding (415), names of query parameters, form of
/// <c>If-Match</c>. Faults are kept in <see cref="InputFaults"/> and reported with the rest.
/// </summary>
internal sealed class InputMiddleware(RequestDelegate next)
{
    public const string AcceptPatch = "Accept-Patch";
    public const string UnknownParameter = "is not a parameter of this operation";

    private const string Identity = "identity";

    public Task InvokeAsync(HttpContext context, InputFaults faults, Preconditions preconditions)
    {
        if (!ApiConventions.IsApi(context) || context.GetEndpoint() is not RouteEndpoint endpoint) return next(context);

        var known = endpoint.Metadata.GetMetadata<ReadsFile>() is null
            ? endpoint.Metadata.GetMetadata<ReadsBody>()?.MediaTypes
            : [ReadsFile.MediaType];
        var isGiven = FileForm.Of(context) is not null || !BufferedRequestBody.Of(context).IsEmpty;
        if (known is not null && isGiven && Refused(known, context) is { } refused)
            return Problems.Write(context, refused);

        var query = endpoint.Metadata.GetMetadata<QueryParameters>();
        CheckEncoding(context.Request.QueryString, faults);
        CheckNames(context.Request.Query, query?.All ?? [], faults);
        if (!HttpMethods.IsGet(context.Request.Method))
            preconditions.Read(
                context.Request.Headers.IfMatch, endpoint.Metadata.GetMetadata<RequiresIfMatch>() is not null, faults);

        // Without a body and a query nothing else can be wrong.
        if (faults.Any && known is null && query is null)
            return Problems.Write(
                context, Problem.Of(Refusal.Invalid(faults.ByPointer.ToDictionary(it => it.Key, it => it.Value.ToArray()))));

        return next(context);
    }

    private static void CheckEncoding(QueryString query, InputFaults faults)
    {
        if (query.Value is not { } sent || !sent.Contains('%', StringComparison.Ordinal)) return;

        foreach (var pair in sent[1..].Split('&'))
        {
            var parts = pair.Split('=', 2);
            var isNamed = PercentEncoding.TryDecode(parts[0], plusIsSpace: true, out var name);
            if (faults.Count < InputFaults.Max
                && (!isNamed || (parts.Length > 1 && !PercentEncoding.TryDecode(parts[1], plusIsSpace: true, out _))))
                faults.Add(name ?? "", "is not percent-encoded UTF-8");
        }
    }

    private static void CheckNames(IQueryCollection query, IReadOnlyList<QueryParameter> known, InputFaults faults)
    {
        foreach (var (name, values) in query)
        {
            if (faults.Count >= InputFaults.Max) return;
            if (!known.Any(it => it.Name == name)) faults.Add(name, UnknownParameter);
            else if (values.Count > 1)
                faults.Add(name, known.Single(it => it.Name == name).IsList
                    ? "is given more than once: join its values by commas"
                    : "is given more than once");
        }
    }

    /// <summary>
    /// A refusal names what would be accepted, in the header of the kind that was refused (RFC 9110, 12.5.3 and 15.5.16;
    /// RFC 5789, 2.2).
    /// </summary>
    private static Problem? Refused(IReadOnlyList<string> known, HttpContext context)
    {
        var (request, headers) = (context.Request, context.Response.Headers);
        if (!IsPlain(request.Headers.ContentEncoding))
        {
            headers.AcceptEncoding = Identity;
            return Problem.UnsupportedEncoding;
        }

        if (IsOneOf(known, request)) return null;

        headers.Accept = string.Join(", ", known);
        if (HttpMethods.IsPatch(request.Method)) headers[AcceptPatch] = headers.Accept;
        return Problem.UnsupportedMediaType(known);
    }

    private static bool IsPlain(StringValues encodings) => encodings
        .SelectMany(it => (it ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        .All(it => it.Equals(Identity, StringComparison.OrdinalIgnoreCase));

    private static bool IsOneOf(IReadOnlyList<string> known, HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && known.Contains(type.MediaType.Value, StringComparer.OrdinalIgnoreCase)
        && (!type.Charset.HasValue
            || HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase));
}
