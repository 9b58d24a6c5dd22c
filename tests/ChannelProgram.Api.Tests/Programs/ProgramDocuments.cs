using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChannelProgram.Api.Tests.Programs;

/// <summary>
/// The schema of a program's file and what each setting means, made from the OpenAPI document, in which the code describes them.
/// </summary>
internal sealed class ProgramDocuments(string openApi, string shipped)
{
    private const string Introduction =
        """
        # The program

        All numbers, lists and switches by which partners are judged are one document, a *program version*: products, tiers,
        limits, periods. The product ships with one ([default-program.json](../src/ChannelProgram.Web/Programs/default-program.json)),
        which the `migrate` command publishes in an empty database. Its form is
        [program-version.schema.json](../api-specs/program-version.schema.json).

        ## Changing it

        Program admins do it over the API. Nothing is restarted, and no decision of the past changes: each names its version.

        1. `POST /v1/program/versions` drafts a version. `{"basedOn": 1, "program": {"dealRegistration": {"protectionDays": 45}}}`
           begins with version 1 and changes one number. `PATCH` changes the draft further, `DELETE` throws it away.
        2. `POST /v1/program/versions/2/validate` names every fault by JSON pointer.
        3. `GET /v1/program/versions/2/changes?from=1` shows what would differ.
        4. `POST /v1/program/versions/2/publish` publishes it: at once (after 5 seconds, in which every node learns of it), or
           with `effectiveFrom` at a later instant.

        A published version never changes: no operation does it, and the application's database role may not (`UPDATE` and
        `DELETE` on `program_versions` are not granted). To correct one, publish another. Of two versions with one instant the
        one that was published later decides. `GET /v1/program?at=2026-12-01T00:00:00Z` reads the version that decides at an
        instant. A product keeps its line, and the program its currency, in all versions.

        ## Every setting

        A setting that is left out has its default. Amounts are in the program's currency and written as strings, as are other
        numbers that are not whole. *Shipped* is what the shipped program says.

        """;

    private readonly JsonObject _schemas =
        JsonNode.Parse(openApi)!["components"]!["schemas"]!.AsObject();

    private readonly JsonNode _shipped = JsonNode.Parse(shipped)!;

    /// <summary>JSON Schema 2020-12: what OpenAPI 3.1 describes it in as well.</summary>
    public string Schema()
    {
        var definitions = new JsonObject();
        Define("ProgramVersion", definitions);
        var program = definitions["ProgramVersion"]!.DeepClone().AsObject();
        definitions.Remove("ProgramVersion");
        // What is left out has its default; what has none is said to be missing when the version is validated.
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "A program version",
        };
        foreach (var (name, value) in program) schema[name] = value!.DeepClone();
        schema["required"] = new JsonArray("currency", "products", "tiers", "timeZone");
        schema["$defs"] = definitions;
        return schema.ToJsonString(new JsonSerializerOptions { WriteIndented = true });
    }

    public string Reference()
    {
        var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        text.WriteLine(Introduction);
        foreach (var (name, member) in Properties("ProgramVersion"))
            if (Referenced(member!) is { } section && _shipped[name] is JsonObject)
            {
                Write(text, $"### {name}", Properties(section), _shipped[name]);
                WriteInside(text, name, Properties(section));
            }

        var single = Properties("ProgramVersion").Where(it => Referenced(it.Value!) is null).ToList();
        Write(text, "### Of the whole program", single, _shipped);
        WriteInside(text, "", single);
        return text.ToString();
    }

    /// <summary>What the members are made of, and what that is made of.</summary>
    private void WriteInside(StringWriter text, string path, IEnumerable<KeyValuePair<string, JsonNode?>> members)
    {
        foreach (var (name, member) in members)
        {
            var item = Referenced(member!["items"]);
            if ((item ?? Referenced(member)) is not { } inside || inside == "Money"
                || _schemas[inside]!["properties"] is not JsonObject parts)
                continue;

            var at = path.Length == 0 ? name : $"{path}.{name}";
            Write(text, item is null ? $"#### {at}" : $"#### Each of {at}", parts, shipped: null);
            WriteInside(text, at, parts);
        }
    }

    private void Write(
        StringWriter text, string title, IEnumerable<KeyValuePair<string, JsonNode?>> members, JsonNode? shipped)
    {
        text.WriteLine(title);
        text.WriteLine();
        text.WriteLine("| setting | shipped | may be | meaning |");
        text.WriteLine("|---|---|---|---|");
        foreach (var (name, member) in members)
            text.WriteLine($"| `{name}` | {Value(shipped?[name])} | {Range(member!)} | {Meaning(member!)} |");
        text.WriteLine();
    }

    private static string Value(JsonNode? value) => value switch
    {
        null => "",
        JsonValue => $"`{value.ToJsonString()}`",
        JsonArray { Count: 0 } => "none",
        _ => "see the file",
    };

    private static string Range(JsonNode member) => (member["minimum"], member["maximum"]) is ({ } min, { } max)
        ? $"{min} to {max}"
        : member["type"] is JsonValue type ? $"{type}" : "";

    private string Meaning(JsonNode member) =>
        ((string?)member["description"]
            ?? (Referenced(member) is { } name ? (string?)_schemas[name]!["description"] : null) ?? "")
            .ReplaceLineEndings(" ").Replace("|", "\\|", StringComparison.Ordinal);

    private JsonObject Properties(string schema) => _schemas[schema]!["properties"]!.AsObject();

    private static string? Referenced(JsonNode? member) => ((string?)member?["$ref"])?.Split('/')[^1];

    /// <summary>The schema and all that it refers to, in the form of a file.</summary>
    private void Define(string name, JsonObject definitions)
    {
        if (definitions.ContainsKey(name)) return;
        var schema = InFile(_schemas[name]!.DeepClone());
        definitions[name] = schema;
        if (schema is JsonObject members) members.Remove("required");
        foreach (var referenced in ReferencesIn(schema).ToList()) Define(referenced, definitions);
    }

    /// <summary>An amount is a string there, for the program says once in what currency.</summary>
    private static JsonNode InFile(JsonNode node)
    {
        switch (node)
        {
            case JsonObject members when (string?)members["$ref"] == "#/components/schemas/Money":
                var amount = new JsonObject
                {
                    ["type"] = "string",
                    ["pattern"] = @"^(0|[1-9][0-9]{0,14})(\.[0-9]{1,4})?$",
                };
                if (members["description"] is { } description) amount["description"] = description.DeepClone();
                return amount;
            case JsonObject members:
                foreach (var (key, value) in members.ToList())
                    if (key == "$ref") members[key] = $"#/$defs/{((string)value!).Split('/')[^1]}";
                    else if (value is JsonObject or JsonArray) members[key] = InFile(value.DeepClone());
                return members;
            case JsonArray items:
                for (var i = 0; i < items.Count; i++)
                    if (items[i] is JsonObject or JsonArray) items[i] = InFile(items[i]!.DeepClone());
                return items;
            default:
                return node;
        }
    }

    private static IEnumerable<string> ReferencesIn(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(
            it => it.Key == "$ref" ? [((string)it.Value!).Split('/')[^1]] : ReferencesIn(it.Value)),
        JsonArray items => items.SelectMany(ReferencesIn),
        _ => [],
    };
}
