using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Application.Common;
using ChannelProgram.Infrastructure.Demo;
using ChannelProgram.Web.Common;
using ChannelProgram.Web.Contract;

namespace ChannelProgram.Api.Tests.Contract;

/// <summary>
/// Every operation that the running product has, one mechanism after the other. A new operation is walked without being
/// added here: what applies to it follows from its metadata, what is sent to it is the document's example.
/// </summary>
[Slow]
public class OperationContractTests(ShippedProgramSandboxHost host) : IClassFixture<ShippedProgramSandboxHost>
{
    [Fact]
    public Task Its_example_works_and_is_answered_as_the_document_shows() => Each(_ => true, async (it, setup) =>
    {
        var answer = await Send(it, setup);
        return Expect(answer, it.ExampleStatus)
            ?? (!it.AnswersJson || ResponseMask.Of(answer.Text) == ResponseMask.Of(it.ExampleAnswer)
                ? null
                : $"answers\n{ResponseMask.Of(answer.Text)}\nand not\n{ResponseMask.Of(it.ExampleAnswer)}");
    });

    /// <summary>What is refused changes nothing, so that all of it is asked of one setup.</summary>
    [Fact]
    public async Task What_is_wrong_with_a_request_is_refused_as_documented()
    {
        var asked = new HashSet<string>();
        await Each(_ => true, async (it, setup) =>
        {
            var faults = new List<string>();
            foreach (var (name, applies, wrong) in Refusals().Where(row => row.Applies(it.Definition)))
            {
                asked.Add(name);
                if (await wrong(it, setup) is { } fault) faults.Add($"{name}: {fault}");
            }

            return faults.Count == 0 ? null : string.Join('\n', faults);
        });
        Assert.Equal(Refusals().Select(row => row.Name).ToHashSet(), asked);
    }

    [Fact]
    public Task A_stale_version_is_a_412_and_changes_nothing() => Each(it => it.SupportsIfMatch, async (it, setup) =>
    {
        var (resource, wrong) = (setup.Resource, (string?)null);
        var before = await setup.Caller.Get(resource);
        foreach (var stale in (string[])["\"stale\"", $"W/{before.ETag}"])
            wrong ??= Expect(await Send(it, setup, ifMatch: stale), 412, "versionChanged");
        wrong ??= Expect(await Send(it, setup, ifMatch: "no-tag"), 400, "invalid", "If-Match");
        wrong ??= (await setup.Caller.Get(resource)).Text == before.Text ? null : "changed it";
        return wrong ?? Expect(await Send(it, setup, ifMatch: before.ETag!), it.ExampleStatus);
    });

    [Fact]
    public Task A_missing_required_version_is_a_428() => Each(it => it.NeedsVersion, async (it, setup) =>
        Expect(await Send(it, setup, ifMatch: ""), 428, "preconditionRequired"), mayBeNone: true);

    [Fact]
    public Task A_known_version_is_a_304() => Each(it => it.SupportsIfNoneMatch, async (it, setup) =>
    {
        var first = await Send(it, setup);
        if (Expect(first, 200) is { } wrong) return wrong;
        if (first.ETag is not { } tag) return "has no ETag";
        if (first.Headers.NonValidated["Cache-Control"].ToString() != "private, no-cache") return "may be kept";
        var again = await setup.Caller.Get(setup.Path, ("If-None-Match", tag));
        return Expect(again, 304) ?? it.Undocumented(again)
            ?? (again.ETag == tag && again.Text.Length == 0 ? null : "is sent again");
    });

    [Fact]
    public Task A_repeat_with_the_same_key_gets_the_first_answer_and_has_one_effect() =>
        Each(it => it.IsRepeatable, async (it, setup) =>
        {
            var key = IdempotencyAssertions.NewKey();
            var first = await Send(it, setup, key: key);
            if (Expect(first, it.ExampleStatus) is { } wrong) return wrong;
            var rows = await host.Rows();
            // Whoever has no session any more asks nothing again.
            if (setup.EndsSession) return Expect(await Send(it, setup, key: key), 401, "unauthenticated");
            var again = await Send(it, setup, key: key);
            // A secret is told once: what is repeated is the answer without it.
            if (it.Definition.IsSecret) Assert.NotEqual(first.Text, again.Text);
            IdempotencyAssertions.ExpectRepeat(it.Definition.IsSecret ? first with { Text = again.Text } : first, again);

            var other = it.Definition.File is null
                ? await Send(it, setup, it.ExampleBody + " {}", key: key)
                : await Send(it, setup, key: key, content: DocumentedOperation.Form("other.csv", [.. "other"u8]));
            return Expect(other, 422, "keyReused")
                ?? Expect(await Send(it, setup, key: "no key"), 400, "invalid", "Idempotency-Key")
                ?? (rows == await host.Rows() ? null : "happened again");
        });

    private (string Name, Func<Operation, bool> Applies, Func<DocumentedOperation, OperationSetup, Task<string?>> Wrong)[]
        Refusals() =>
    [
        ("Without a token it is a 401", it => it.IsSignedIn, async (it, setup) =>
            Expect(await Send(it, setup, caller: host.Nobody), 401, "unauthenticated")),
        ("Without the scope it is a 403", it => it.Access.Permission is not null, async (it, setup) =>
        {
            var scope = it.Definition.Access.Permission!.PartnerScope;
            var without = scope is null ? host.Gold : host.Gold.WithScope(Scopes.Partner.First(other => other != scope));
            return Expect(await Send(it, setup, caller: without), 403, "insufficientScope");
        }),
        ("A system of the vendor gets a 403 where none may", it => it.Access.Permission is { VendorScopes: [] },
            async (it, setup) => Expect(await Send(it, setup, caller: host.Crm), 403, "insufficientScope")),
        ("Without the role it is a 403", it => People(it).Any(), async (it, setup) =>
        {
            foreach (var email in People(it.Definition))
                if (Expect(await Send(it, setup, caller: host.Person(email)), 403, "insufficientRole") is { } wrong)
                    return $"{email}: {wrong}";
            return null;
        }),
        ("An unknown query parameter is a 400", it => it.IsApi, async (it, setup) =>
            Expect(await Send(it, setup, query: "?surprise=1"), 400, "invalid", "surprise")),
        ("A malformed id is a 404", it => it.Path.Contains("{id}", StringComparison.Ordinal), async (it, setup) =>
        {
            foreach (var malformed in (string[])["no-id", "0", "{019aa5b2-8c00-7a3b-9f21-6d0c4b5e7f10}",
                "019aa5b28c007a3b9f216d0c4b5e7f10"])
                if (Expect(
                    await Send(it, setup, path: it.Definition.Path.Replace("{id}", malformed, StringComparison.Ordinal)), 404,
                    "notFound") is { } wrong)
                    return $"{malformed}: {wrong}";
            return null;
        }),
        ("A wrong content type is a 415", it => it.MediaTypes is not null, async (it, setup) =>
        {
            foreach (var type in (string[])["text/plain", "application/x-www-form-urlencoded", "application/json; charset=latin1",
                "application/xml"])
                if (Expect(await Send(it, setup, BodyOf(it), type), 415, "unsupportedMediaType") is { } wrong)
                    return $"{type}: {wrong}";
            return null;
        }),
        ("Malformed JSON is a 400 of the whole", it => it.Body is not null, async (it, setup) =>
            Expect(await Send(it, setup, "{"), 400, "invalid", "") ?? Expect(await Send(it, setup, "[]"), 400, "invalid", "")),
        ("An unknown member is a 400 at its place", it => it.Body is not null, async (it, setup) =>
        {
            var body = System.Text.Json.Nodes.JsonNode.Parse(BodyOf(it))!.AsObject();
            body["surprise"] = 1;
            return Expect(await Send(it, setup, body.ToJsonString()), 400, "invalid", "/surprise");
        }),
        ("An oversize body is a 413", it => !it.IsRead, async (it, setup) =>
            Expect(await Send(it, setup, new string(' ', BufferedRequestBody.MaxBytes + 1)), 413, "tooLarge")),
        ("An unsupported method is a 405 with the allowed ones", _ => true, async (it, setup) =>
        {
            var there = host.Endpoints.Where(other => IsAt(other.RoutePattern.RawText!, setup.Path))
                .SelectMany(other => other.Metadata.GetMetadata<Microsoft.AspNetCore.Routing.HttpMethodMetadata>()!.HttpMethods)
                .ToHashSet();
            var another = ((string[])["DELETE", "PUT", "PATCH", "POST"]).First(method => !there.Contains(method));
            if (there.Contains("GET")) there.Add("HEAD");

            var caller = it.Definition.IsSignedIn ? setup.Caller : it.Definition.IsApi ? host.Gold : host.Nobody;
            var answer = await caller.Send(new(another), setup.Path, null);
            return Expect(answer, 405, "methodNotAllowed")
                ?? (there.SetEquals(answer.ContentHeaders.Allow) ? null : $"allows {answer.ContentHeaders.Allow}");
        }),
    ];

    private static bool IsAt(string route, string path)
    {
        var (wanted, given) = (route.Trim('/').Split('/'), path.Split('?')[0].Trim('/').Split('/'));
        return wanted.Length == given.Length && wanted.Zip(given).All(it => it.First == it.Second || it.First[0] == '{');
    }

    /// <summary>
    /// Makes everything ready for each operation to which it applies, and tells of all that did not do as they should.
    /// </summary>
    private async Task Each(
        Func<Operation, bool> applies, Func<DocumentedOperation, OperationSetup, Task<string?>> wrong, bool mayBeNone = false)
    {
        var (walked, faults) = (0, new List<string>());
        foreach (var operation in (await DocumentedOperation.All(host)).Where(it => applies(it.Definition)))
        {
            walked++;
            await using var setup = await OperationSetup.Of(host, operation);
            if (await wrong(operation, setup) is { } fault) faults.Add($"{operation}: {fault}");
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.True(mayBeNone || walked > 0, "Nothing was walked.");
    }

    /// <summary>Sends the example, but for what the test spoils.</summary>
    private static async Task<Answer> Send(
        DocumentedOperation it, OperationSetup setup, string? body = null, string mediaType = "application/json",
        Api? caller = null, string? path = null,
        string query = "", string? ifMatch = null, string? key = null, HttpContent? content = null)
    {
        ifMatch ??= it.Definition.NeedsVersion ? "*" : "";
        (string, string)[] headers = [.. Given("If-Match", ifMatch), .. Given("Idempotency-Key", key ?? "")];
        content ??= body is null ? it.Example(setup.Named) : DocumentedOperation.Json(body, mediaType);
        var answer = await (caller ?? setup.Caller).Send(it.Method, Path(path ?? setup.Path, query), content, headers);
        Assert.True(it.Undocumented(answer) is null, $"{it}: {it.Undocumented(answer)}: {Short(answer)}");
        return answer;
    }

    private static string Path(string path, string query) =>
        path + (path.Contains('?', StringComparison.Ordinal) ? query.Replace('?', '&') : query);

    private static IEnumerable<(string, string)> Given(string name, string value) => value.Length == 0 ? [] : [(name, value)];

    private static string? Expect(Answer answer, int status, string? code = null, string? fault = null) =>
        answer.Status == status && (code is null || answer.Problem == code) && (fault is null || answer.Faults.Contains(fault))
            ? null
            : Short(answer);

    /// <summary>Enough to see what it is; a token that came with it is nothing for a report.</summary>
    private static string Short(Answer answer) =>
        $"{answer.Status} {answer.Text[..Math.Min(answer.Text.Length, answer.Status < 300 ? 40 : 400)]}";

    /// <summary>A body that the operation takes: an action's may be absent, and then is empty here.</summary>
    private static string BodyOf(DocumentedOperation it) => it.ExampleBody is { Length: > 0 } body ? body : "{}";

    /// <summary>Somebody of the demo in each role that may not.</summary>
    private static IEnumerable<string> People(Operation about) => about.Access.Permission is not { Roles: not [] } permission ? []
        : DemoSeed.Staff.Where(it => !permission.Roles.Contains(it.Value)).Select(it => it.Key)
            .Concat(permission.Roles.Contains(Role.PartnerSales) ? [] : ["sales@gold.example"]);
}
