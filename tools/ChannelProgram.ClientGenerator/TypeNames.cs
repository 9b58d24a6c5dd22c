using Microsoft.OpenApi;

namespace ChannelProgram.ClientGenerator;

/// <summary>Which C# type a schema is.</summary>
internal sealed class TypeNames(OpenApiDocument document)
{
    /// <summary>Schemas whose C# type is not generated.</summary>
    public static readonly IReadOnlySet<string> HandWritten = new HashSet<string>(StringComparer.Ordinal) { "Money" };

    /// <param name="schema">Null: a type that the document does not describe.</param>
    public string Of(IOpenApiSchema? schema) => WithoutNull(schema) switch
    {
        OpenApiSchemaReference { Reference.Id: { } name } => IsKnown(name),
        { Format: "uuid" } => "Guid",
        { Format: "date-time" } => "DateTimeOffset",
        { Format: "date" } => "DateOnly",
        { Format: "decimal" } => "decimal",
        { Format: "int64" } => "long",
        { Format: "binary" } => "Stream",
        { Items: { } item } => $"IReadOnlyList<{Of(item)}>",
        { AdditionalProperties: { } value } => $"IReadOnlyDictionary<string, {Of(value)}>",
        { Type: { } type } => (type & ~JsonSchemaType.Null) switch
        {
            JsonSchemaType.String => "string",
            JsonSchemaType.Integer => "int",
            JsonSchemaType.Boolean => "bool",
            // Of a form that the document does not describe.
            JsonSchemaType.Object => "System.Text.Json.Nodes.JsonObject",
            var other => throw new NotSupportedException($"There is no C# type for {other}: give the schema a name."),
        },
        _ => throw new NotSupportedException("There is no C# type for a schema without a type."),
    };

    public static bool IsNullable(IOpenApiSchema schema) =>
        schema.OneOf is { Count: > 0 } || schema.Type?.HasFlag(JsonSchemaType.Null) is true;

    /// <summary>Of a choice between null and something else, the other.</summary>
    public static IOpenApiSchema? WithoutNull(IOpenApiSchema? schema) => schema?.OneOf is not { Count: > 0 } choices ? schema
        : choices.Where(it => it.Type is not JsonSchemaType.Null).ToList() is [var only] ? only
        : throw new NotSupportedException("A choice of several schemas has no C# type.");

    private string IsKnown(string name) => document.Components?.Schemas?.ContainsKey(name) is true
        ? name
        : throw new FormatException($"The document has no schema {name}.");
}
