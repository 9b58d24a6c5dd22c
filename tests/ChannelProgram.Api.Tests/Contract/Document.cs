using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ChannelProgram.Web.Contract;

namespace ChannelProgram.Api.Tests.Contract;

/// <summary>The OpenAPI document as the running product serves it, and whether a value is what one of its schemas says.</summary>
internal sealed class Document(JsonElement root)
{
    public JsonElement Root => root;

    /// <summary>As it is served at this instant: its examples are of the day.</summary>
    public static Task<Document> Of(ChannelHost host) => host.Once(
        $"document at {host.Clock.Now:O}", async () => new Document((await host.Nobody.Get("/openapi/v1.json")).Json));

    /// <summary>What is served, with the address that stands for each installation's in the published file.</summary>
    public static async Task<string> TextOf(ChannelHost host) => Regex.Replace(
        (await host.Nobody.Get("/openapi/v1.json")).Text, "\"url\": \"http://127.0.0.1:[0-9]+\"",
        $"\"url\": \"{DocumentInfo.ExampleAddress}\"");

    public JsonElement Operation(string id) => root.GetProperty("paths").EnumerateObject()
        .SelectMany(path => path.Value.EnumerateObject()).Select(it => it.Value)
        .Single(it => it.GetProperty("operationId").GetString() == id);

    /// <summary>What a reference refers to; anything else is itself.</summary>
    public JsonElement Resolve(JsonElement it) => it.TryGetProperty("$ref", out var to)
        ? to.GetString()!.Split('/').Skip(1).Aggregate(root, (at, name) => at.GetProperty(name))
        : it;

    /// <summary>The same, and of what may be null what it is otherwise.</summary>
    public JsonElement Plain(JsonElement it) => Resolve(it) is var schema && schema.TryGetProperty("oneOf", out var choices)
        ? Resolve(choices.EnumerateArray().Single(choice => choice.TryGetProperty("$ref", out _)))
        : schema;

    /// <summary>The first thing about the value that the schema does not allow, with its place; null if it fits.</summary>
    public string? Fault(JsonElement value, JsonElement schema, string at = "")
    {
        schema = Resolve(schema);
        if (schema.TryGetProperty("oneOf", out var choices))
            return choices.EnumerateArray().Count(it => Fault(value, it, at) is null) == 1
                ? null
                : $"{at}: is none of what it may be, or several";
        if (schema.TryGetProperty("type", out var type) && !Types(type).Contains(TypeOf(value)))
            return $"{at}: is {TypeOf(value)}, not {type}";
        if (schema.TryGetProperty("enum", out var names)
            && names.EnumerateArray().All(it => it.GetRawText() != value.GetRawText()))
            return $"{at}: {value.GetRawText()} is not among {names}";

        return value.ValueKind switch
        {
            JsonValueKind.Object => Members(value, schema, at),
            JsonValueKind.Array => Items(value, schema, at),
            JsonValueKind.String => Text(value.GetString()!, schema, at),
            JsonValueKind.Number
                when schema.TryGetProperty("minimum", out var least) && value.GetDecimal() < least.GetDecimal() =>
                    $"{at}: too small",
            JsonValueKind.Number when schema.TryGetProperty("maximum", out var max) && value.GetDecimal() > max.GetDecimal() =>
                $"{at}: too large",
            _ => null,
        };
    }

    private string? Members(JsonElement value, JsonElement schema, string at)
    {
        if (schema.TryGetProperty("required", out var required)
            && required.EnumerateArray()
                .FirstOrDefault(
                    it => !value.TryGetProperty(it.GetString()!, out _)) is { ValueKind: JsonValueKind.String } missing)
            return $"{at}/{missing}: is missing";

        var isDescribed = schema.TryGetProperty("properties", out var known);
        // A document of a form of its own, such as a program's.
        if (!schema.TryGetProperty("additionalProperties", out var others) && !isDescribed) return null;
        foreach (var member in value.EnumerateObject())
        {
            var own = known.ValueKind is JsonValueKind.Object && known.TryGetProperty(member.Name, out var property)
                ? property
                : others;
            if (own.ValueKind is not JsonValueKind.Object) return $"{at}/{member.Name}: is not in the document";
            if (Fault(member.Value, own, $"{at}/{member.Name}") is { } fault) return fault;
        }

        return null;
    }

    private string? Items(JsonElement value, JsonElement schema, string at)
    {
        if (value.GetArrayLength() > schema.GetProperty("maxItems").GetInt32()) return $"{at}: has too many items";
        if (schema.TryGetProperty("minItems", out var fewest) && value.GetArrayLength() < fewest.GetInt32())
            return $"{at}: has too few items";
        return value.EnumerateArray().Select((item, place) => Fault(item, schema.GetProperty("items"), $"{at}/{place}"))
            .FirstOrDefault(it => it is not null);
    }

    private static string? Text(string text, JsonElement schema, string at)
    {
        if (schema.TryGetProperty("maxLength", out var max) && text.EnumerateRunes().Count() > max.GetInt32())
            return $"{at}: is too long";
        if (schema.TryGetProperty("minLength", out var least) && text.EnumerateRunes().Count() < least.GetInt32())
            return $"{at}: is too short";
        if (schema.TryGetProperty("pattern", out var pattern)
            && !Regex.IsMatch(text, pattern.GetString()!, RegexOptions.ECMAScript))
            return $"{at}: {text} is not like {pattern}";
        if (!schema.TryGetProperty("format", out var format)) return null;
        return format.GetString() switch
        {
            "uuid" when !Guid.TryParseExact(text, "D", out _) => $"{at}: is no UUID",
            "date" when !DateOnly.TryParseExact(text, "yyyy-MM-dd", out _) => $"{at}: is no date",
            "date-time" when !text.EndsWith('Z') || !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _) =>
                $"{at}: is no time in UTC",
            _ => null,
        };
    }

    public static IEnumerable<string> Types(JsonElement type) =>
        type.ValueKind is JsonValueKind.Array ? type.EnumerateArray().Select(it => it.GetString()!) : [type.GetString()!];

    private static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => "integer",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        _ => "null",
    };
}
