using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ChannelProgram.Api.Tests.Setup;

namespace ChannelProgram.Api.Tests.Contract;

public partial class OpenApiDocumentTests(SandboxHost host) : IClassFixture<SandboxHost>
{
    [Fact]
    public async Task Every_example_matches_its_schema()
    {
        var document = await Document.Of(host);
        var (seen, wrong) = (0, new List<string>());
        foreach (var (place, content) in Contents(document.Root, ""))
        {
            var examples = content.TryGetProperty("examples", out var several)
                ? several.EnumerateObject().Select(it => it.Value.GetProperty("value"))
                : content.TryGetProperty("example", out var one) ? [one] : [];
            foreach (var example in examples)
            {
                seen++;
                if (document.Fault(example, content.GetProperty("schema")) is { } fault) wrong.Add($"{place}: {fault}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.InRange(seen, 30, int.MaxValue);
    }

    [Fact]
    public async Task The_lines_to_get_started_can_be_pasted()
    {
        var description = (await Document.Of(host)).Root.GetProperty("info").GetProperty("description").GetString()!;
        var lines = string.Join('\n', ShellLines().Matches(description).Select(it => it.Groups[1].Value))
            .Replace("http://127.0.0.1:8080", host.Address.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal);
        using var shell = Process.Start(new ProcessStartInfo("bash", ["-c", lines])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, errors) = (shell.StandardOutput.ReadToEndAsync(), shell.StandardError.ReadToEndAsync());
        await shell.WaitForExitAsync();

        Assert.Contains("\"number\":\"DR-", await errors);
        Assert.Equal(["200", "200", "400"], StatusLine().Matches(await output).Select(it => it.Groups[1].Value));
    }

    [Fact]
    public async Task Every_operation_and_every_parameter_is_described()
    {
        var document = await Document.Of(host);
        foreach (var it in await DocumentedOperation.All(host))
        {
            var said = document.Operation(it.Name);
            foreach (var text in (string[])["summary", "description"]) Assert.NotEmpty(said.GetProperty(text).GetString()!);
            Assert.Single(said.GetProperty("tags").EnumerateArray());
            Assert.All(
                said.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray() : [],
                parameter => Assert.NotEmpty(document.Resolve(parameter).GetProperty("description").GetString()!));
            Assert.All(
                said.GetProperty("responses").EnumerateObject(),
                answer => Assert.NotEmpty(document.Resolve(answer.Value).GetProperty("description").GetString()!));
        }
    }

    [Fact]
    public async Task Problem_codes_and_the_table_in_the_docs_match()
    {
        var table = Repository.Lines("docs/api.md").Select(it => CodeRow().Match(it)).Where(it => it.Success)
            .Select(it => (it.Groups[1].Value, it.Groups[2].Value)).ToHashSet();
        var document = await Document.Of(host);
        var said = Contents(document.Root, "")
            .Where(it => it.Place.EndsWith(Web.Common.Problems.ContentType, StringComparison.Ordinal))
            .SelectMany(it => it.Content.GetProperty("examples").EnumerateObject())
            .Select(it => (it.Name, it.Value.GetProperty("value").GetProperty("status").GetRawText()))
            // What answers this is no operation.
            .Append(("methodNotAllowed", "405")).ToHashSet();

        Assert.Equal(said.Order(), table.Order());
        var written = Repository.Sources("src", "*Refusals.cs").Concat(Repository.Sources("src", "Problems.cs"))
            .SelectMany(it => CodeInSource().Matches(it)).Select(it => it.Groups[1].Value).ToHashSet();
        Assert.InRange(written.Count, 15, int.MaxValue);
        Assert.Subset(table.Select(it => it.Item1).ToHashSet(), written);
    }

    [Fact]
    public async Task The_openapi_command_writes_it_without_a_setting_or_a_database()
    {
        await using var command =
            Node.Start("Production", new Dictionary<string, string> { ["ConnectionStrings:Channel"] = "" }, "openapi");
        Assert.Equal((0, ""), (await command.Stopped(), command.Complaint));

        Assert.Equal(
            (await Document.TextOf(host)).ReplaceLineEndings("\n").Trim(),
            command.Output.ReplaceLineEndings("\n").Trim());
    }

    /// <summary>Each member of each example request is left out, made null, made empty and made too long in turn.</summary>
    private static readonly HashSet<(string, string)> RequiredSometimes =
    [
        .. from operation in (string[])["registerDeal", "checkDeal", "updateDeal"]
           from at in (string[])["/customer/country", "/products", "/expectedCloseDate", "/stage", "/source"]
           select (operation, at),
        ("winDeal", "/orderReference"),
        // Or the id of a person.
        ("exportPersonalData", "/email"), ("exportPartnersPersonalData", "/email"), ("erasePersonalData", "/email"),
    ];

    /// <summary>A fault of an item is no fault of the request: the answer tells it, item by item.</summary>
    private static readonly string[] AnswersItemsApart =
        ["recordCertificationAttempts", "recordRevenueEvents", "recordSurveyAnswers"];

    [Fact]
    public async Task The_product_enforces_what_the_document_requires_of_a_body()
    {
        var (tried, wrong) = (0, new List<string>());
        foreach (var it in (await DocumentedOperation.All(host)).Where(it => it.ExampleBody.Length > 0))
        {
            await using var setup = await OperationSetup.Of(host, it);
            foreach (var (at, schema, isRequired) in Members(it.Document, it.BodySchema, JsonNode.Parse(it.ExampleBody)!, ""))
            {
                tried++;
                // What is required under a condition, the document says in words: one schema serves drafts too.
                if (RequiredSometimes.Contains((it.Name, at))) continue;
                if (AnswersItemsApart.Contains(it.Name) && at.StartsWith("/items/0/", StringComparison.Ordinal)) continue;
                if (isRequired != await IsFault(it, setup, at, Remove))
                    wrong.Add($"{it}{at}: required in the document: {isRequired}");
                if (it.Document.Fault(JsonSerializer.SerializeToElement<string?>(null), schema) is not null
                    != await IsFault(it, setup, at, Set(null)))
                    wrong.Add($"{it}{at}: null");
                if (EmptyOf(it.Document.Plain(schema)) is { } empty
                    && it.Document.Fault(JsonSerializer.SerializeToElement(empty), schema) is not null
                        != await IsFault(it, setup, at, Set(empty)))
                    wrong.Add($"{it}{at}: empty");
                if (MaxLengthOf(schema) is { } max && !await IsFault(it, setup, at, Set(new string('a', max + 1))))
                    wrong.Add($"{it}{at}: longer than {max}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.InRange(tried, 10, int.MaxValue);
    }

    [Theory]
    [InlineData("product=Not-a-code", "product")]
    [InlineData("product=", "product")]
    [InlineData("product=012345678901234567890123456789012345678901234567890", "product")]
    [InlineData("number=dr-7k3m-92qx", "number")]
    [InlineData("number=D-R-7-K-3-M-9-2-Q-O-", "number")]
    [InlineData("number=DR-7K3M92QU", "number")]
    [InlineData("number=DR-7K3M92QXX", "number")]
    [InlineData("number=DR%207K3M92QX", "number")]
    [InlineData("number=DR-7K3M92QX------------------------------------------", "number")]
    [InlineData("externalId=", "externalId")]
    public async Task The_document_describes_filters_as_they_are_read(string query, string name)
    {
        var document = await Document.Of(host);
        var schema = document.Operation("listDeals").GetProperty("parameters").EnumerateArray()
            .Single(it => it.GetProperty("name").GetString() == name)
            .GetProperty("schema").GetProperty("items");
        var fault = document.Fault(JsonSerializer.SerializeToElement(Uri.UnescapeDataString(query.Split('=')[1])), schema);

        Assert.Equal(fault is null ? 200 : 400, (await host.Gold.Get($"/v1/deals?{query}")).Status);
    }

    private static async Task<bool> IsFault(
        DocumentedOperation it, OperationSetup setup, string at, Action<JsonNode, string> spoil)
    {
        var body = JsonNode.Parse(it.ExampleBody)!;
        var places = at.Split('/')[1..];
        var parent =
            places[..^1].Aggregate(
                body,
                (node, name) =>
                    (node is JsonArray items
                        ? items[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)]
                        : node[name])!);
        spoil(parent, places[^1]);
        (string, string)[] headers = it.Definition.NeedsVersion ? [("If-Match", "*")] : [];
        var answer = await setup.Caller.Send(it.Method, setup.Path, DocumentedOperation.Json(body.ToJsonString()), headers);
        return answer.Status == 400
            && answer.Faults.Any(fault => fault == at || fault.StartsWith($"{at}/", StringComparison.Ordinal));
    }

    private static void Remove(JsonNode parent, string name) => parent.AsObject().Remove(name);

    private static Action<JsonNode, string> Set(JsonNode? value) => (parent, name) => parent[name] = value?.DeepClone();

    /// <summary>The members of the example that are in objects, with what the document says of them.</summary>
    private static IEnumerable<(string At, JsonElement Schema, bool IsRequired)> Members(
        Document document, JsonElement schema, JsonNode value, string at)
    {
        schema = document.Plain(schema);
        if (value is JsonArray items)
            foreach (var inside in items.SelectMany(
                (item, place) => Members(document, schema.GetProperty("items"), item!, $"{at}/{place}")))
                yield return inside;
        if (value is not JsonObject || !schema.TryGetProperty("properties", out _)) yield break;

        foreach (var (name, own) in value.AsObject())
        {
            var member = schema.GetProperty("properties").GetProperty(name);
            yield return (
                $"{at}/{name}", member,
                schema.TryGetProperty("required", out var required)
                    && required.EnumerateArray().Any(it => it.GetString() == name));
            foreach (var inside in Members(document, member, own!, $"{at}/{name}")) yield return inside;
        }
    }

    private static JsonNode? EmptyOf(JsonElement schema) =>
        Document.Types(schema.GetProperty("type")).First(it => it != "null") switch
        {
            "string" => JsonValue.Create(""),
            "array" => new JsonArray(),
            _ => null,
        };

    /// <summary>Of what its length alone limits: what also has a format or a list of values is another matter.</summary>
    private static int? MaxLengthOf(JsonElement schema) =>
        schema.TryGetProperty("maxLength", out var max)
            && !(schema.TryGetProperty("format", out var format) && format.GetString() is "date" or "date-time" or "uuid")
            ? max.GetInt32()
            : null;

    [GeneratedRegex("```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex ShellLines();

    [GeneratedRegex(@"HTTP/1\.1 (\d{3})")]
    private static partial Regex StatusLine();

    [GeneratedRegex(@"^\| `(\w+)` \| (\d{3}) \|")]
    private static partial Regex CodeRow();

    /// <summary>Those of RFC 6749 have underscores and are no problems.</summary>
    [GeneratedRegex(@"(?:RefusalKind\.\w+,|Forbidden\(|new\(\d{3},)\s*""([A-Za-z]+)""")]
    private static partial Regex CodeInSource();

    private static IEnumerable<(string Place, JsonElement Content)> Contents(JsonElement at, string place) => at.ValueKind switch
    {
        // A member of an example or a schema may have this name too.
        JsonValueKind.Object => at.EnumerateObject().SelectMany(it => it.Name == "content"
            && it.Value.EnumerateObject().All(media => media.Name.Contains('/', StringComparison.Ordinal))
            ? it.Value.EnumerateObject().Select(media => ($"{place}/{media.Name}", media.Value))
            : Contents(it.Value, $"{place}/{it.Name}")),
        JsonValueKind.Array => at.EnumerateArray().SelectMany(it => Contents(it, place)),
        _ => [],
    };
}
