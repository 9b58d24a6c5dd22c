using Microsoft.OpenApi;

namespace ChannelProgram.ClientGenerator;

/// <summary>The operations of one tag.</summary>
internal sealed record ClientInterface(string Name, string? Description, IReadOnlyList<ClientOperation> Operations)
{
    public static IReadOnlyList<ClientInterface> AllOf(OpenApiDocument document)
    {
        var operations =
            from path in document.Paths
            from operation in path.Value.Operations ?? []
            select (Tag: operation.Value.Tags!.Single().Name!,
                Operation: new ClientOperation(path.Key, operation.Key.Method, operation.Value));
        return
        [
            .. operations.GroupBy(it => it.Tag, it => it.Operation).Select(it => new ClientInterface(
                $"I{Names.Pascal(it.Key)}Api", document.Tags?.FirstOrDefault(tag => tag.Name == it.Key)?.Description, [.. it])),
        ];
    }
}

internal sealed record ClientOperation(string Path, string Method, OpenApiOperation Definition)
{
    public string Name => Names.Pascal(Definition.OperationId!);

    /// <summary>The name and the description of the file in a form; null: no file is sent.</summary>
    public (string Name, string? Description)? File =>
        Definition.RequestBody?.Content?.TryGetValue("multipart/form-data", out var form) is not true ? null
        : form.Schema?.Properties is { Count: 1 } parts && parts.Single() is { Value.Format: "binary" } part
        ? (part.Key, part.Value.Description)
        : throw new NotSupportedException($"{Definition.OperationId} takes a form that is not one file.");

    /// <summary>Null: nothing, a file, or an object without members.</summary>
    public (IOpenApiSchema Schema, bool IsForm, bool IsRequired)? Body
    {
        get
        {
            if (File is not null || Definition.RequestBody is not { Content: { Count: > 0 } contents } body) return null;
            var (mediaType, content) = contents.First();
            return content.Schema is { Properties.Count: > 0 } schema
                ? (schema, mediaType == "application/x-www-form-urlencoded", body.Required)
                : null;
        }
    }

    public IEnumerable<IOpenApiParameter> ParametersIn(ParameterLocation place) =>
        (Definition.Parameters ?? []).Where(it => it.In == place);

    public IOpenApiResponse Success => Definition.Responses!.First(it => it.Key[0] == '2').Value;

    public IOpenApiSchema? Answer => Success.Content?.Values.FirstOrDefault()?.Schema;

    public bool HasETag => Success.Headers?.ContainsKey("ETag") is true;

    /// <summary>The codes of problems, by status.</summary>
    public IEnumerable<(string Status, IReadOnlyList<string> Codes)> Problems =>
        from response in Definition.Responses!
        where response.Value.Content?.ContainsKey(ProblemSource.MediaType) is true
        select (response.Key, ProblemSource.CodesOf(response.Value));
}
