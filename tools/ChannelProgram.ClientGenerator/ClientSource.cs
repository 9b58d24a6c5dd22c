using Microsoft.OpenApi;

namespace ChannelProgram.ClientGenerator;

/// <summary>The C# client of an OpenAPI document: a file for each schema and each tag, and one that registers them.</summary>
public static class ClientSource
{
    /// <returns>The text of each file, by its name.</returns>
    public static IReadOnlyDictionary<string, string> Of(OpenApiDocument document)
    {
        var types = new TypeNames(document);
        var patches = MergePatches.Of(document);
        var interfaces = ClientInterface.AllOf(document);
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, schema) in document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>())
        {
            if (TypeNames.HandWritten.Contains(name)) continue;
            if (schema.Enum is { Count: > 0 }) files.Add($"{name}.cs", EnumSource.Of(name, schema));
            else if (schema.Properties is { Count: > 0 } members)
                files.Add($"{name}.cs", new RecordSource(types, patches.Contains(name)).Of(name, schema, members));
        }

        foreach (var one in interfaces) files.Add($"{one.Name}.cs", new InterfaceSource(types).Of(one));
        files.Add("ProblemCodes.cs", ProblemSource.Of(document));
        files.Add("ClientRegistration.cs", RegistrationSource.Of(interfaces));
        return files;
    }
}
