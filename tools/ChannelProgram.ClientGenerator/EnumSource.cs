using Microsoft.OpenApi;

namespace ChannelProgram.ClientGenerator;

/// <summary>An enum of the contract: a value over a text, so that one that a later version adds can be read.</summary>
internal static class EnumSource
{
    public static string Of(string name, IOpenApiSchema schema)
    {
        var source = new SourceText("System.Text.Json.Serialization")
            .Summary(schema.Description ?? $"One of the names of {name}.")
            .Line($"[JsonConverter(typeof(OpenEnumConverter<{name}>))]")
            .Line($"public readonly record struct {name}(string Value) : IOpenEnum<{name}>")
            .Line("{");
        foreach (var value in schema.Enum!.Select(it => it!.GetValue<string>()))
            source.Line($"public static {name} {Names.Pascal(value)} {{ get; }} = new(\"{value}\");", 1).Line("");
        return source
            .Line("public override string ToString() => Value;", 1).Line("")
            .Line($"static {name} IOpenEnum<{name}>.Of(string value) => new(value);", 1)
            .Line("}")
            .ToString();
    }
}
