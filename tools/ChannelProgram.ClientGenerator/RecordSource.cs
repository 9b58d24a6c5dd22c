using Microsoft.OpenApi;

namespace ChannelProgram.ClientGenerator;

/// <param name="isPatch">Of a merge patch: a member that is not set is not sent, one that is null is sent as null.</param>
internal sealed class RecordSource(TypeNames types, bool isPatch)
{
    public string Of(string name, IOpenApiSchema schema, IDictionary<string, IOpenApiSchema> members)
    {
        var source = new SourceText("System.Text.Json.Serialization")
            .Summary(schema.Description)
            .Line($"public sealed record {name}")
            .Line("{");
        var isFirst = true;
        foreach (var (member, own) in members)
        {
            if (!isFirst) source.Line("");
            isFirst = false;
            Add(source, member, own, schema.Required?.Contains(member) is true);
        }

        return source.Line("}").ToString();
    }

    private void Add(SourceText source, string name, IOpenApiSchema schema, bool isRequired)
    {
        var property = Names.Pascal(name);
        source.Summary(schema.Description, 1);
        if (Names.Camel(name) != name) source.Line($"[JsonPropertyName(\"{name}\")]", 1);
        if (schema.Format is "decimal")
            source.Line("[JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]", 1);
        if (isPatch) source.Line("[JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]", 1);

        var type = types.Of(schema) + (TypeNames.IsNullable(schema) || (!isRequired && !isPatch) ? "?" : "");
        source.Line(
            isPatch ? $"public Optional<{type}> {property} {{ get; init; }}"
            : $"public {(isRequired ? "required " : "")}{type} {property} {{ get; init; }}", 1);
    }
}
