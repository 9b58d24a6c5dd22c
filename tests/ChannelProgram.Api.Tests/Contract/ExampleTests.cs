using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ChannelProgram.Web.Contract;

namespace ChannelProgram.Api.Tests.Contract;

/// <summary>Whoever tries the examples of the document is not misled by them.</summary>
public partial class ExampleTests(SandboxHost host) : IClassFixture<SandboxHost>
{
    /// <summary>Swagger UI fills a field in from any of these and sends it; no resource has the version of an example.</summary>
    [Fact]
    public async Task The_documentation_page_leaves_the_fields_of_headers_empty()
    {
        var seen = new HashSet<string>();
        foreach (var it in await DocumentedOperation.All(host))
            foreach (var header in Parameters(it).Where(parameter => parameter.GetProperty("in").GetString() == "header"))
            {
                seen.Add(header.GetProperty("name").GetString()!);
                foreach (var place in (JsonElement[])[header, it.Document.Plain(header.GetProperty("schema"))])
                    Assert.All(
                        ["example", "examples", "default", "enum", "const", "content"],
                        name => Assert.False(place.TryGetProperty(name, out _), $"{it}: {header}"));
                Assert.Contains("such as ", header.GetProperty("description").GetString(), StringComparison.Ordinal);
            }

        Assert.Equal(["Idempotency-Key", "If-Match", "If-None-Match"], seen.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_fault_is_at_a_place_that_the_request_has()
    {
        var wrong = new List<string>();
        foreach (var it in await DocumentedOperation.All(host))
            foreach (var problem in Problems(it))
                wrong.AddRange(Places(problem).Where(place => !Has(it, place)).Select(place => $"{it}: {place} in {problem}"));

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task A_fault_of_a_body_is_answered_as_the_document_shows()
    {
        var (tried, wrong) = (0, new List<string>());
        foreach (var it in await DocumentedOperation.All(host))
            foreach (var fault in Problems(it).Where(problem => problem.GetProperty("code").GetString() == "invalid")
                .SelectMany(problem => problem.GetProperty("errors").EnumerateObject()).Where(fault => fault.Name[0] == '/'))
            {
                tried++;
                await using var setup = await OperationSetup.Of(host, it);
                (string, string)[] headers = it.Definition.NeedsVersion ? [("If-Match", "*")] : [];
                var answer = await setup.Caller.Send(
                    it.Method, setup.Path,
                    it.Definition.File is null
                        ? DocumentedOperation.Json(Spoilt(it.ExampleBody, fault))
                        : new MultipartFormDataContent { { new StringContent("no file"), "other" } },
                    headers);
                if (answer.Status != 400 || !answer.Json.GetProperty("errors").TryGetProperty(fault.Name, out var told)
                    || told[0].GetString() != fault.Value[0].GetString())
                    wrong.Add($"{it}: {fault} is answered with {answer.Text}");
            }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.InRange(tried, 10, int.MaxValue);
    }

    /// <summary>The product may run for years: a date that has to lie ahead is never the one that was written down.</summary>
    [Fact]
    public async Task A_request_can_be_sent_at_any_time()
    {
        var register = (await DocumentedOperation.All(host)).Single(it => it.Name == "registerDeal");
        await using var later = await IsolatedHost.Start();
        foreach (var day in (DateOnly[])[ExampleValues.FutureDate.AddDays(-1), ExampleValues.FutureDate.AddYears(2)])
        {
            later.Clock.Now = new(day, new(12, 0), TimeSpan.Zero);
            var all = await DocumentedOperation.All(later);
            Assert.All(all, it => Assert.All(DatesIn(it.ExampleBody), date => Assert.True(date > day, $"{it}: {date}")));

            var now = all.Single(it => it.Name == "registerDeal");
            Assert.NotEmpty(DatesIn(now.ExampleBody));
            Assert.NotEqual(register.ExampleBody, now.ExampleBody);

            var partner = await later.AddPartner();
            var registered = (await partner.PostText("/v1/deals", now.ExampleBody)).Expect(HttpStatusCode.Created);
            Assert.Equal(now.ExampleAnswer.GetProperty("expectedCloseDate").GetString(), registered.String("expectedCloseDate"));
        }
    }

    private static IEnumerable<JsonElement> Parameters(DocumentedOperation it) =>
        it.Document.Operation(it.Name).TryGetProperty("parameters", out var parameters)
            ? parameters.EnumerateArray().Select(it.Document.Resolve)
            : [];

    private static IEnumerable<JsonElement> Problems(DocumentedOperation it) =>
        it.Document.Operation(it.Name).GetProperty("responses").EnumerateObject()
            .Select(answer => it.Document.Resolve(answer.Value))
            .Where(answer => answer.TryGetProperty("content", out _))
            .SelectMany(answer => answer.GetProperty("content").EnumerateObject())
            .Where(content => content.Name == Web.Common.Problems.ContentType)
            .SelectMany(content => content.Value.GetProperty("examples").EnumerateObject())
            .Select(example => example.Value.GetProperty("value"));

    private static IEnumerable<string> Places(JsonElement problem) =>
    [
        .. problem.TryGetProperty("errors", out var errors) ? errors.EnumerateObject().Select(it => it.Name) : [],
        .. problem.TryGetProperty("pointers", out var pointers) ? pointers.EnumerateArray().Select(it => it.GetString()!) : [],
    ];

    private static bool Has(DocumentedOperation it, string place)
    {
        if (place.StartsWith('/'))
            return it.Definition.MediaTypes is not null && Has(it.Document, it.BodySchema, place.Split('/')[1..]);

        var own = Parameters(it).Where(parameter => parameter.GetProperty("in").GetString() is "query" or "header")
            .Select(parameter => parameter.GetProperty("name").GetString()!).ToList();
        // Whatever If-None-Match is, it is no fault: then only a parameter can be wrong that the operation does not have.
        return own.Contains(place) || (it.Definition.Body is null && own.TrueForAll(name => name == "If-None-Match"));
    }

    private static bool Has(Document document, JsonElement schema, string[] path)
    {
        if (path is []) return true;

        schema = document.Plain(schema);
        return schema.TryGetProperty("items", out var item)
            ? int.TryParse(path[0], NumberStyles.None, CultureInfo.InvariantCulture, out _) && Has(document, item, path[1..])
            : schema.TryGetProperty("properties", out var members) && members.TryGetProperty(path[0], out var member)
                && Has(document, member, path[1..]);
    }

    /// <summary>A body with this fault: an object where something else is wanted, or null where something is.</summary>
    private static string Spoilt(string body, JsonProperty fault)
    {
        var whole = JsonNode.Parse(body.Length > 0 ? body : "{}")!;
        var names = fault.Name.Split('/')[1..];
        var parent = names[..^1].Aggregate(whole, (node, name) => node[name]!);
        parent[names[^1]] = fault.Value[0].GetString()!.StartsWith("Must be", StringComparison.Ordinal) ? new JsonObject() : null;
        return whole.ToJsonString();
    }

    private static IEnumerable<DateOnly> DatesIn(string body) =>
        Date().Matches(body).Select(it => DateOnly.ParseExact(it.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>An order, an exam, a payment and an answer are of the past, whenever they are reported.</summary>
    [GeneratedRegex(@"(?<!""(wonOn|takenOn|occurredOn|answeredOn)"":\s*"")\d{4}-\d\d-\d\d(?!\d)")]
    private static partial Regex Date();
}
