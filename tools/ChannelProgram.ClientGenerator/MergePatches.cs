using Microsoft.OpenApi;

namespace ChannelProgram.ClientGenerator;

internal static class MergePatches
{
    private const string MediaType = "application/merge-patch+json";

    /// <summary>Schemas of merge patches: no member is required, and leaving one out is not the same as null.</summary>
    public static HashSet<string> Of(OpenApiDocument document)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        foreach (var operation in Contract.OperationsOf(document))
            if (operation.RequestBody?.Content?.TryGetValue(MediaType, out var content) is true) Add(content.Schema);
        return found;

        void Add(IOpenApiSchema? schema)
        {
            schema = TypeNames.WithoutNull(schema);
            if (schema is not OpenApiSchemaReference { Reference.Id: { } name } || schema.Required is { Count: > 0 }
                || schema.Properties is not { Count: > 0 } members || !found.Add(name))
                return;
            foreach (var member in members.Values) Add(member);
        }
    }
}
