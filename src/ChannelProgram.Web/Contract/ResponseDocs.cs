using System.Globalization;
using System.Text.Json;
using ChannelProgram.Web.Common;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace ChannelProgram.Web.Contract;

internal sealed class ResponseDocs : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var about = Operation.Of(context);
        operation.Responses ??= [];
        foreach (var (status, response) in operation.Responses)
            if (response is OpenApiResponse own) Describe(own, int.Parse(status, CultureInfo.InvariantCulture), about);
        if (about.SupportsIfNoneMatch)
            operation.Responses["304"] = Component("notModified", context.Document, () => new()
            {
                Description = "Nothing has changed since the version that `If-None-Match` names. There is no body.",
                Headers = new Dictionary<string, IOpenApiHeader> { ["ETag"] = ETag },
            });

        foreach (var same in ProblemDocs.Of(about).GroupBy(it => it.Status).OrderBy(it => it.Key))
            operation.Responses[$"{same.Key}"] = same.DistinctBy(it => it.Code).ToList() switch
            {
                [var only] => Shared(only, context),
                var several => ProblemDocs.Response(several, context),
            };

        var all = operation.Responses.OrderBy(it => it.Key, StringComparer.Ordinal).ToList();
        operation.Responses = [];
        foreach (var (status, response) in all) operation.Responses.Add(status, response);
    }

    private static void Describe(OpenApiResponse response, int status, Operation about)
    {
        response.Description = status switch
        {
            201 => "Created.",
            202 => "Accepted: the rest comes by mail.",
            204 => "Done. There is no body.",
            200 when about.IsRead => "Found.",
            200 when about.IsReport => "Done.",
            200 => "Done. The answer is the new state.",
            _ => response.Description,
        };
        var headers = response.Headers ??= new Dictionary<string, IOpenApiHeader>();
        if (about.ReturnsETag) headers["ETag"] = ETag;
        if (status == 201)
            headers["Location"] =
                Header(
                    "The address of the new resource.",
                    new() { Type = JsonSchemaType.String, Format = "uri-reference", MaxLength = 2048 });
        if (about.IsRepeatable)
            headers["Idempotency-Replayed"] = Header("`true` if this answer was given before to the same Idempotency-Key.",
                new() { Type = JsonSchemaType.String, Enum = ["true"] });
        if (CacheControl(about) is { } kept)
            headers["Cache-Control"] = Header("Who may store the answer.", new() { Type = JsonSchemaType.String, Enum = [kept] });

        if (about.FileAnswer is { } file && status == 200) FileDocs.Describe(response, file);
        if (about.Example is { } example && status is >= 200 and < 300
            && response.Content?.Values.FirstOrDefault() is OpenApiMediaType content)
            content.Example = JsonSerializer.SerializeToNode(example.Answer, Json.Options);
    }

    private static string? CacheControl(Operation about) => about switch
    {
        { IsSecret: true } or { IsToken: true } => "no-store",
        { IsApi: true, IsRead: true } => "private, no-cache",
        _ => null,
    };

    private static OpenApiHeader ETag => Header(
        "The version of the resource as this caller sees it.",
        new() { Type = JsonSchemaType.String, Pattern = "^\"[A-Za-z0-9_-]{22}\"$", MaxLength = 24 });

    private static OpenApiHeader Header(string description, OpenApiSchema schema) =>
        new() { Description = description, Schema = schema };

    private static IOpenApiResponse Shared(Problem problem, OperationFilterContext context)
    {
        var made = ProblemDocs.Response([problem], context);
        // Its example points into the request of this operation.
        if (problem.Errors.Count > 0) return made;

        var same = Component(problem.Code, context.Document, () => made);
        return same.Description == made.Description ? same : made;
    }

    private static OpenApiResponseReference Component(string id, OpenApiDocument document, Func<OpenApiResponse> make)
    {
        if (document.Components?.Responses?.ContainsKey(id) is not true) document.AddComponent<IOpenApiResponse>(id, make());
        return new(id, document);
    }
}
