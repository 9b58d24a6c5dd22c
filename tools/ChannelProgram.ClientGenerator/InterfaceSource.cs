using Microsoft.OpenApi;

namespace ChannelProgram.ClientGenerator;

internal sealed class InterfaceSource(TypeNames types)
{
    public string Of(ClientInterface api)
    {
        var source = new SourceText("Refit")
            .Summary(api.Description)
            .Line($"public interface {api.Name}")
            .Line("{");
        foreach (var operation in api.Operations)
        {
            if (operation != api.Operations[0]) source.Line("");
            Add(source, operation);
        }

        return source.Line("}").ToString();
    }

    private void Add(SourceText source, ClientOperation operation)
    {
        List<Argument> arguments = [.. Arguments(operation).OrderBy(it => it.IsOptional)];
        source.Summary(operation.Definition.Summary, 1).Remarks(operation.Definition.Description, 1);
        foreach (var it in arguments) source.Parameter(it.Name, it.Description, 1);
        source.Exception("ProblemException", Problems(operation), 1)
            .LineIf(operation.File is not null, "[Multipart]", 1)
            .Line($"[{Names.Pascal(operation.Method.ToLowerInvariant())}(\"{operation.Path}\")]", 1)
            .Line($"{Result(operation)} {operation.Name}(", 1);
        foreach (var it in arguments)
            source.Line($"{it.Attributes}{it.Type} {it.Name}{(it.IsOptional ? " = null" : "")},", 2);
        source.Line("CancellationToken cancellationToken = default);", 2);
    }

    private string Result(ClientOperation operation)
    {
        // An answer without members tells nothing, and 204 has none.
        if (operation.Answer is null
            or { Type: JsonSchemaType.Object, Properties: null or { Count: 0 }, AdditionalProperties: null })
            return "Task";

        var answer = types.Of(operation.Answer);
        return operation.HasETag ? $"Task<ApiResponse<{answer}>>" : $"Task<{answer}>";
    }

    private IEnumerable<Argument> Arguments(ClientOperation operation)
    {
        foreach (var it in operation.ParametersIn(ParameterLocation.Path)) yield return Of(it, "");
        if (operation.File is var (part, about))
            yield return new(Names.Camel(part), "StreamPart", $"[AliasAs(\"{part}\")] ", about, IsOptional: false);
        if (operation.Body is var (schema, isForm, isRequired))
            yield return new(
                "body", types.Of(schema), isForm ? "[Body(BodySerializationMethod.UrlEncoded)] " : "[Body] ", schema.Description,
                // Refit would send an absent one as null.
                IsOptional: false);
        foreach (var it in operation.ParametersIn(ParameterLocation.Query)) yield return Of(it, Query(it.Schema!));
        foreach (var it in operation.ParametersIn(ParameterLocation.Header)) yield return Of(it, $"[Header(\"{it.Name}\")] ");
    }

    private Argument Of(IOpenApiParameter it, string attributes) => new(
        Names.Camel(it.Name!), types.Of(it.Schema) + (it.Required ? "" : "?"), attributes, it.Description, !it.Required);

    private static string Query(IOpenApiSchema schema) => schema switch
    {
        { Items: not null } => "[Query(CollectionFormat.Csv)] ",
        { Format: "date-time" } => "[Query(Format = \"O\")] ",
        _ => "",
    };

    private static string Problems(ClientOperation operation) => string.Join(
        "; ", operation.Problems.Select(it => $"{it.Status}: {string.Join(", ", it.Codes.Select(code => $"`{code}`"))}"));

    private sealed record Argument(string Name, string Type, string Attributes, string? Description, bool IsOptional);
}
