using System.Net;
using ChannelProgram.Api.Tests.Partners;
using ChannelProgram.Application.Common;

namespace ChannelProgram.Api.Tests.ApiClients;

/// <summary>A partner manages its own systems.</summary>
public class ApiClientTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    private Api Admin => host.Person("admin@gold.example");

    [Fact]
    public async Task An_admin_of_a_partner_adds_a_system_that_signs_in_for_the_partner()
    {
        var all = await Admin.Clients();
        var answer = await Admin.Post(all, new { name = "CRM", scopes = (string[])["deals.write", "deals.read", "deals.read"] });
        var made = ApiClientActions.Made.Of(all, answer.Expect(HttpStatusCode.Created));

        Assert.Equal(made.Path, answer.Headers.Location!.OriginalString);
        Assert.Matches("^cps_[A-Za-z0-9_-]{43}$", made.Secret);
        var token = (await host.Token(made.ClientId, made.Secret)).Expect(HttpStatusCode.OK);
        Assert.Equal("deals.read deals.write", token.String("scope"));
        var me = await host.Me(token.String("access_token")!);
        Assert.Equal(("partnerSystem", made.ClientId), (me.String("kind"), me.String("name")));
        Assert.Equal(await Admin.PartnerId(), me.Json.GetProperty("partner").GetProperty("id").GetString());

        var read = (await Admin.Get(made.Path)).Expect(HttpStatusCode.OK);
        Assert.Equal(("CRM", "active", "system"), (read.String("name"), read.String("status"), read.String("kind")));
        Assert.Equal(["update", "rotate", "revoke"], read.Json.Texts("nextActions"));
        Assert.DoesNotContain(made.Secret, read.Text, StringComparison.Ordinal);
        Assert.Contains(read.Id, (await Admin.Get(all)).Text, StringComparison.Ordinal);
    }

    [Trait("Engine", "postgreSql")]
    [Fact]
    public async Task A_secret_is_told_once_and_stored_nowhere()
    {
        var (all, input) = (await Admin.Clients(), new { name = "Once", scopes = (string[])["deals.read"] });
        var first = (await Admin.Post(all, input, key: "one-client")).Expect(HttpStatusCode.Created);
        var again = (await Admin.Post(all, input, key: "one-client")).Expect(HttpStatusCode.Created);

        Assert.Equal("no-store", first.Headers.CacheControl!.ToString());
        Assert.Equal(["true"], again.Headers.GetValues("Idempotency-Replayed"));
        Assert.Null(again.String("secret"));
        Assert.Equal(first.Json.GetProperty("client").GetRawText(), again.Json.GetProperty("client").GetRawText());
        Assert.Equal(first.Headers.Location, again.Headers.Location);

        var made = ApiClientActions.Made.Of(all, first);
        var rotated = (await Admin.Post($"{made.Path}/rotate", key: "rotate-once")).Expect(HttpStatusCode.OK);
        var repeated = (await Admin.Post($"{made.Path}/rotate", key: "rotate-once")).Expect(HttpStatusCode.OK);
        Assert.Equal("no-store", rotated.Headers.CacheControl!.ToString());
        Assert.Null(repeated.String("secret"));
        (await host.Token(made.ClientId, rotated.String("secret")!)).Expect(HttpStatusCode.OK);

        foreach (var secret in (string[])[made.Secret, rotated.String("secret")!])
        {
            Assert.Equal(0, await host.Database.Query<long>(
                $"SELECT count(*) FROM idempotency_keys WHERE position(convert_to('{secret}', 'UTF8') IN body) > 0"));
            foreach (var table in (string[])["api_clients", "audit", "outbox"])
                Assert.Equal(
                    0, await host.Database.Query<long>($"SELECT count(*) FROM {table} t WHERE t::text LIKE '%{secret[4..]}%'"));
        }
    }

    [Fact]
    public async Task What_is_wrong_with_it_is_told_by_its_place()
    {
        var all = await Admin.Clients();
        foreach (var (body, faults) in new (object, string[])[]
        {
            (new { }, ["/name", "/scopes"]),
            (new { name = " ", scopes = (string[])[] }, ["/name", "/scopes"]),
            (new { name = "CRM", scopes = (string?[])["deals.read", "nonsense", null] }, ["/scopes/1", "/scopes/2"]),
            (new { name = "CRM", scopes = (string[])["vendor.deals.read"] }, ["/scopes/0"]),
            (new { name = new string('x', 101), scopes = (string[])["deals.read"], partner = "x" }, ["/name", "/partner"]),
            (new { name = "CRM", scopes = Enumerable.Repeat("deals.read", 51) }, ["/scopes"]),
        })
            Assert.Equal(faults, (await Admin.Post(all, body)).Expect(HttpStatusCode.BadRequest).Faults);
    }

    [Fact]
    public async Task A_system_gives_no_scope_that_its_own_token_lacks()
    {
        var all = await host.Gold.Clients();
        var managing = host.Gold.WithScope("partner.manage deals.read");
        var own = await managing.AddClient(all, "deals.read", "partner.manage");
        var mighty = await Admin.AddClient(all, "deals.read", "deals.write");

        var refused = await managing.Post(all, new { name = "More", scopes = (string[])["deals.read", "deals.write"] });
        Assert.Equal((403, "scopeNotHeld"), (refused.Status, refused.Problem));
        Assert.Equal("scopeNotHeld", (await managing.Patch(own.Path, new { scopes = (string[])["deals.write"] })).Problem);
        // Its secret would be as good as its scopes.
        Assert.Equal("scopeNotHeld", (await managing.Post($"{mighty.Path}/rotate")).Expect(HttpStatusCode.Forbidden).Problem);

        // What is there already is not given; and less is always possible.
        (await managing.Patch(mighty.Path, new { name = "Renamed" })).Expect(HttpStatusCode.OK);
        (await managing.Patch(mighty.Path, new { scopes = (string[])["deals.write"] })).Expect(HttpStatusCode.OK);
        (await managing.Post($"{mighty.Path}/revoke")).Expect(HttpStatusCode.OK);
        (await managing.Post($"{own.Path}/rotate")).Expect(HttpStatusCode.OK);
        Assert.Equal(
            ["deals.read", "partner.manage"], (await managing.Get(own.Path)).Json.Texts("scopes"));
    }

    [Fact]
    public async Task What_another_partner_has_is_answered_like_what_does_not_exist()
    {
        var (own, others) = (await Admin.Clients(), await host.Silver.Clients());
        var client = await host.Person("admin@silver.example").AddClient(others);
        var id = client.Path.Split('/')[^1];

        foreach (var caller in new[] { Admin, host.Gold })
            foreach (var (method, rest, body) in new (string, string, object?)[]
            {
                ("GET", "", null), ("PATCH", "", new { name = "Mine" }), ("POST", "/rotate", null),
                ("POST", "/drop-old-secret", null), ("POST", "/revoke", null),
            })
            {
                var absent = await Send(caller, method, $"{own}/{Access.Callers.Absent}{rest}", body);
                Assert.Equal((404, "notFound"), (absent.Status, absent.Problem));
                foreach (var path in (string[])[
                    $"{others}/{id}", $"{own}/{id}", $"{others}/{Access.Callers.Absent}",
                    $"/v1/partners/{Access.Callers.Absent}/api-clients/{id}", $"/v1/partners/x/api-clients/{id}"])
                    Assert.Equal(WithoutTrace(absent), WithoutTrace(await Send(caller, method, path + rest, body)));
            }

        foreach (var path in (string[])[others, $"/v1/partners/{Access.Callers.Absent}/api-clients"])
        {
            Assert.Equal("notFound", (await Admin.Get(path)).Expect(HttpStatusCode.NotFound).Problem);
            Assert.Equal(
                "notFound",
                (await Admin.Post(path, new { name = "CRM", scopes = (string[])["deals.read"] })).Expect(HttpStatusCode.NotFound)
                    .Problem);
        }

        (await host.Token(client.ClientId, client.Secret)).Expect(HttpStatusCode.OK);

        static Task<Answer> Send(Api caller, string method, string path, object? body) => caller.Send(
            new(method), path, body is null ? null : System.Net.Http.Json.JsonContent.Create(body), ("If-Match", "*"));

        static string WithoutTrace(Answer answer) =>
            $"{answer.Status} {System.Text.RegularExpressions.Regex.Replace(answer.Text, "\"traceId\":\"\\w+\"", "")}";
    }

    [Fact]
    public async Task Staff_lists_and_revokes_the_clients_of_a_partner_and_an_auditor_reads_them()
    {
        var (admin, auditor) = (host.Person("admin@platinum.example"), host.Person("auditor@vendor.example"));
        var all = await host.Platinum.Clients();
        var client = await admin.AddClient(all, [.. Scopes.Partner]);

        Assert.Empty((await auditor.Get(client.Path)).Expect(HttpStatusCode.OK).Json.Texts("nextActions"));
        Assert.Equal("insufficientRole", (await auditor.Post($"{client.Path}/revoke")).Problem);
        Assert.Equal("insufficientRole", (await host.Person("sales@platinum.example").Get(all)).Problem);
        foreach (var staff in new[] { host.ChannelManager, host.ProgramAdmin })
        {
            Assert.Contains(client.ClientId, (await staff.Get(all)).Expect(HttpStatusCode.OK).Text, StringComparison.Ordinal);
            Assert.Equal(["revoke"], (await staff.Get(client.Path)).Json.Texts("nextActions"));
            // Whoever does one of these is told the secret, or gives it more scopes.
            Assert.Equal(
                "insufficientRole", (await staff.Post(all, new { name = "Spy", scopes = (string[])["deals.read"] })).Problem);
            Assert.Equal("insufficientRole", (await staff.Post($"{client.Path}/rotate")).Problem);
            Assert.Equal("insufficientRole", (await staff.Post($"{client.Path}/drop-old-secret")).Problem);
            Assert.Equal("insufficientRole", (await staff.Patch(client.Path, new { name = "Mine" })).Problem);
        }

        (await host.ChannelManager.Post($"{client.Path}/revoke")).Expect(HttpStatusCode.OK);
        (await host.Token(client.ClientId, client.Secret)).Expect(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_changed_client_has_other_scopes_with_the_next_request()
    {
        var client = await Admin.AddClient(await Admin.Clients(), "deals.read", "deals.write");
        var before = await Admin.Get(client.Path);
        // Its first use shows a moment later, which makes another version.
        var token = (await host.Token(client.ClientId, client.Secret)).String("access_token")!;
        while (before.String("lastUsedAt") is null) before = await Admin.Get(client.Path);

        Assert.Equal(428, (await Admin.Send(HttpMethod.Patch, client.Path, Body())).Status);
        var changed = (await Admin.Send(HttpMethod.Patch, client.Path, Body(), ("If-Match", before.ETag!)));
        Assert.Equal(412, (await Admin.Send(HttpMethod.Patch, client.Path, Body(), ("If-Match", before.ETag!))).Status);

        Assert.Equal(("Less", "deals.read"), (changed.String("name"), string.Join(' ', changed.Json.Texts("scopes"))));
        Assert.Equal(["deals.read"], (await host.Me(token)).Json.Texts("scopes"));
        Assert.Equal(
            ["/name", "/scopes"],
            (await Admin.Patch(client.Path, new { name = (string?)null, scopes = (string[])[] }))
                .Expect(HttpStatusCode.BadRequest).Faults);

        static HttpContent Body() =>
            System.Net.Http.Json.JsonContent.Create(new { name = "Less", scopes = (string[])["deals.read"] });
    }

    [Trait("Engine", "postgreSql")]
    [Fact]
    public async Task Everything_is_in_the_audit_by_ids()
    {
        var client = await Admin.AddClient(await Admin.Clients());
        (await Admin.Patch(client.Path, new { scopes = (string[])["deals.write"] })).Expect(HttpStatusCode.OK);
        await Admin.Rotate(client);
        (await Admin.Post($"{client.Path}/drop-old-secret")).Expect(HttpStatusCode.OK);
        (await Admin.Post($"{client.Path}/revoke")).Expect(HttpStatusCode.OK);

        var rows = await host.Database.Query<string>(
            $"""
            SELECT string_agg(action || ' ' || (after::jsonb ->> 'client') || ' ' || actor_kind, E'\n' ORDER BY action)
            FROM audit WHERE subject = '{client.Path.Split('/')[^1]}'
            """);
        Assert.Equal(
            string.Join('\n', ((string[])["changed", "created", "oldSecretDropped", "revoked", "secretRotated"])
                .Select(it => $"apiClient.{it} {client.ClientId} partnerUser")),
            rows);
    }

    [Fact]
    public async Task The_last_use_is_kept_to_the_minute()
    {
        var client = await Admin.AddClient(await Admin.Clients());
        Assert.Null((await Admin.Get(client.Path)).String("lastUsedAt"));

        var first = host.Clock.Now;
        await SignIn();
        await UntilUsedAt(first);
        host.Clock.Now = first.AddSeconds(59);
        await SignIn();
        host.Clock.Now = first.AddSeconds(60);
        await SignIn();
        await UntilUsedAt(first.AddSeconds(60));

        async Task SignIn() => (await host.Token(client.ClientId, client.Secret)).Expect(HttpStatusCode.OK);

        // It is written behind the answer.
        async Task UntilUsedAt(DateTimeOffset instant)
        {
            string? last = null;
            for (var attempts = 0; attempts < 200; attempts++)
            {
                last = (await Admin.Get(client.Path)).String("lastUsedAt");
                if (last == $"{instant:yyyy-MM-ddTHH:mm:ssZ}") return;
                // What is written between two minutes is written by nothing.
                Assert.True(last is null || DateTimeOffset.Parse(last, null) == first, last);
                await Task.Delay(20);
            }

            Assert.Fail($"Last used at {last}.");
        }
    }

    [Fact]
    public async Task A_list_has_pages()
    {
        var partner = await host.PartnerWithoutClients();
        var (all, admin, made) = ($"/v1/partners/{partner}/api-clients", await host.AdminOf(partner), new List<string>());
        for (var i = 0; i < 5; i++) made.Insert(0, (await admin.AddClient(all)).ClientId);

        var (listed, next) = (new List<string>(), "");
        do
        {
            var page = (await host.ProgramAdmin.Get($"{all}?limit=2{next}")).Expect(HttpStatusCode.OK);
            listed.AddRange(
                page.Json.GetProperty("items").EnumerateArray().Select(it => it.GetProperty("clientId").GetString()!));
            next = page.String("next") is { } after ? $"&after={after}" : null;
        }
        while (next is not null);

        Assert.Equal(made.Order(), listed.Order());
        Assert.Equal(5, listed.Count);
    }
}
