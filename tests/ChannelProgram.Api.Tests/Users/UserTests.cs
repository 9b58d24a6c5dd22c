using System.Net;
using System.Text.RegularExpressions;
using ChannelProgram.Api.Tests.Access;
using ChannelProgram.Api.Tests.ApiClients;
using ChannelProgram.Api.Tests.Partners;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Api.Tests.Users;

/// <summary>Who signs in for a partner is up to its administrators.</summary>
public partial class UserTests(ChannelHost host) : IClassFixture<ChannelHost>, IAsyncLifetime
{
    private string _all = "";

    private Api Admin => host.Person("admin@gold.example");

    public async Task InitializeAsync() => _all = $"/v1/partners/{await Admin.PartnerId()}/users";

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_role_counts_from_the_next_request_on()
    {
        var (path, email) = await host.Joined(Admin, _all);
        var token = (await host.SignIn(email)).String("accessToken")!;
        Assert.Equal(403, (await Clients(token)).Status);
        var read = await Admin.Get(path);

        Assert.Equal(428, (await Admin.Send(HttpMethod.Patch, path, Body("partnerAdmin"))).Status);
        var changed = await Admin.Send(HttpMethod.Patch, path, Body("partnerAdmin"), ("If-Match", read.ETag!));
        Assert.Equal("partnerAdmin", changed.Expect(HttpStatusCode.OK).String("role"));
        Assert.Equal(412, (await Admin.Send(HttpMethod.Patch, path, Body("partnerSales"), ("If-Match", read.ETag!))).Status);

        Assert.Equal(200, (await Clients(token)).Status);
        Assert.Equal(["/role"], (await Admin.ChangeRole(path, "auditor")).Expect(HttpStatusCode.BadRequest).Faults);
        (await Admin.Post($"{path}/remove")).Expect(HttpStatusCode.OK);

        async Task<Answer> Clients(string with) =>
            await host.Nobody.Get(await Admin.Clients(), ("Authorization", $"Bearer {with}"));

        static HttpContent Body(string role) => System.Net.Http.Json.JsonContent.Create(new { role });
    }

    [Fact]
    public async Task A_suspended_user_is_out_at_once_and_comes_back_with_the_same_password()
    {
        var (path, email) = await host.Joined(Admin, _all);
        var signedIn = await host.SignIn(email);

        var suspended = (await Admin.Post($"{path}/suspend")).Expect(HttpStatusCode.OK);
        Assert.Equal(["update", "reinstate", "remove"], suspended.Json.Texts("nextActions"));
        (await host.Me(signedIn.String("accessToken")!)).Expect(HttpStatusCode.Unauthorized);
        (await host.SignIn(email)).Expect(HttpStatusCode.Unauthorized);
        Assert.Equal("statusForbids", (await Admin.Post($"{path}/suspend")).Expect(HttpStatusCode.Conflict).Problem);

        (await Admin.Post($"{path}/reinstate")).Expect(HttpStatusCode.OK);
        // The sessions from before have ended for good.
        (await host.Me(signedIn.String("accessToken")!)).Expect(HttpStatusCode.Unauthorized);
        (await host.SignIn(email)).Expect(HttpStatusCode.OK);
        var again = (await Admin.Post($"{path}/reinstate")).Expect(HttpStatusCode.Conflict);
        Assert.Equal(("statusForbids", "active"), (again.Problem, again.String("currentStatus")));
    }

    [Fact]
    public async Task Who_is_removed_is_gone_at_once_and_the_audit_still_names_the_id()
    {
        var (path, email) = await host.Joined(Admin, _all);
        var token = (await host.SignIn(email)).String("accessToken")!;

        Assert.Equal("removed", (await Admin.Post($"{path}/remove")).Expect(HttpStatusCode.OK).DealStatus);

        (await host.Me(token)).Expect(HttpStatusCode.Unauthorized);
        (await host.SignIn(email)).Expect(HttpStatusCode.Unauthorized);
        (await Admin.Get(path)).Expect(HttpStatusCode.NotFound);
        (await Admin.Post($"{path}/reinstate")).Expect(HttpStatusCode.NotFound);
        Assert.DoesNotContain(email, (await Admin.Get($"{_all}?limit=200")).Text, StringComparison.Ordinal);
        var id = Guid.Parse(path.Split('/')[^1]);
        Assert.Equal(email, await host.Database.Read(db =>
            db.Users.Where(it => it.Id == id).Select(it => it.Email).SingleAsync()));
        // The address is free again.
        host.Clock.Now += TimeSpan.FromSeconds(1);
        (await Admin.Invite(_all, email)).Expect(HttpStatusCode.Created);
        await host.Accept(email);
        (await host.SignIn(email)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_invitation_is_no_user_yet()
    {
        var invited = $"{_all}/{(await Admin.Invite(_all, UserActions.NewAddress())).Expect(HttpStatusCode.Created).Id}";
        foreach (var action in (string[])["suspend", "reinstate", "remove"])
        {
            var refused = (await Admin.Post($"{invited}/{action}")).Expect(HttpStatusCode.Conflict);
            Assert.Equal(("statusForbids", "invited"), (refused.Problem, refused.String("currentStatus")));
        }

        Assert.Equal("partnerFinance", (await Admin.ChangeRole(invited, "partnerFinance")).String("role"));
        (await Admin.Post($"{invited}/cancel-invitation")).Expect(HttpStatusCode.OK);
        (await Admin.Get(invited)).Expect(HttpStatusCode.NotFound);
        var (joined, _) = await host.Joined(Admin, _all);
        foreach (var action in (string[])["resend-invitation", "cancel-invitation"])
            Assert.Equal(
                "active", (await Admin.Post($"{joined}/{action}")).Expect(HttpStatusCode.Conflict).String("currentStatus"));
    }

    [Fact]
    public async Task The_last_administrator_stays_one()
    {
        var all = $"/v1/partners/{await host.PartnerWithoutClients()}/users";
        var (first, email) = await host.Joined(host.ProgramAdmin, all, "partnerAdmin");
        var (sales, _) = await host.Joined(host.ProgramAdmin, all);
        var (second, _) = await host.Joined(host.ProgramAdmin, all, "partnerAdmin");
        // Who is suspended or only invited does not count.
        (await host.ProgramAdmin.Post($"{second}/suspend")).Expect(HttpStatusCode.OK);
        (await host.ProgramAdmin.Invite(all, UserActions.NewAddress(), "partnerAdmin")).Expect(HttpStatusCode.Created);

        foreach (var caller in new[] { host.ProgramAdmin, host.Person(email) })
        {
            foreach (var refused in new[]
            {
                await caller.Post($"{first}/remove"), await caller.Post($"{first}/suspend"),
                await caller.ChangeRole(first, "partnerSales"),
            })
                Assert.Equal(
                    ("lastAdmin", "active"), (refused.Expect(HttpStatusCode.Conflict).Problem, refused.String("currentStatus")));
            Assert.Empty((await caller.Get(first)).Json.Texts("nextActions"));
        }

        var again = (await host.ProgramAdmin.Post($"{second}/reinstate")).Expect(HttpStatusCode.OK);
        Assert.Equal((await host.ProgramAdmin.Get(second)).ETag, again.ETag);
        Assert.Equal(["update", "suspend", "remove"], (await host.ProgramAdmin.Get(first)).Json.Texts("nextActions"));
        (await host.ProgramAdmin.Post($"{first}/remove")).Expect(HttpStatusCode.OK);
        (await host.ProgramAdmin.Post($"{sales}/remove")).Expect(HttpStatusCode.OK);
        Assert.Equal("lastAdmin", (await host.ProgramAdmin.Post($"{second}/remove")).Problem);
    }

    [Fact]
    public async Task What_another_partner_has_is_answered_like_what_does_not_exist()
    {
        var silver = host.Person("admin@silver.example");
        var others = $"/v1/partners/{await silver.PartnerId()}/users";
        var (theirs, email) = await host.Joined(silver, others);
        var id = theirs.Split('/')[^1];

        foreach (var caller in new[] { Admin, host.Gold })
            foreach (var (method, rest, body) in new (string, string, object?)[]
            {
                ("GET", "", null), ("PATCH", "", new { role = "partnerSales" }), ("POST", "/suspend", null),
                ("POST", "/reinstate", null), ("POST", "/remove", null), ("POST", "/resend-invitation", null),
                ("POST", "/cancel-invitation", null),
            })
            {
                var absent = await Send(caller, method, $"{_all}/{Callers.Absent}{rest}", body);
                Assert.Equal((404, "notFound"), (absent.Status, absent.Problem));
                foreach (var path in (string[])[
                    $"{others}/{id}", $"{_all}/{id}", $"/v1/partners/{Callers.Absent}/users/{id}", $"/v1/partners/x/users/{id}"])
                    Assert.Equal(WithoutTrace(absent), WithoutTrace(await Send(caller, method, path + rest, body)));
            }

        foreach (var path in (string[])[others, $"/v1/partners/{Callers.Absent}/users", "/v1/partners/x/users"])
        {
            Assert.Equal("notFound", (await Admin.Get(path)).Expect(HttpStatusCode.NotFound).Problem);
            Assert.Equal(
                "notFound", (await Admin.Invite(path, UserActions.NewAddress())).Expect(HttpStatusCode.NotFound).Problem);
        }

        // Neither by the vendor's own list.
        Assert.Equal("notFound", (await host.ProgramAdmin.Get($"/v1/users/{id}")).Problem);
        (await host.SignIn(email)).Expect(HttpStatusCode.OK);

        static Task<Answer> Send(Api caller, string method, string path, object? body) => caller.Send(
            new(method), path, body is null ? null : System.Net.Http.Json.JsonContent.Create(body), ("If-Match", "*"));

        static string WithoutTrace(Answer answer) => $"{answer.Status} {TraceId().Replace(answer.Text, "")}";
    }

    [Fact]
    public async Task A_system_gives_no_role_that_may_do_more_than_its_own_token()
    {
        var system = host.Gold.WithScope("partner.manage deals.read");
        foreach (var role in (string[])["partnerAdmin", "partnerSales"])
        {
            var refused = (await system.Invite(_all, UserActions.NewAddress(), role)).Expect(HttpStatusCode.Forbidden);
            Assert.Equal("roleNotHeld", refused.Problem);
        }

        var invited = (await system.Invite(_all, UserActions.NewAddress(), "partnerMarketing")).Expect(HttpStatusCode.Created);
        Assert.Equal("roleNotHeld", (await system.ChangeRole($"{_all}/{invited.Id}", "partnerAdmin")).Problem);
        var (admin, _) = await host.Joined(Admin, _all, "partnerAdmin");
        (await system.Post($"{admin}/suspend")).Expect(HttpStatusCode.OK);
        Assert.Equal("roleNotHeld", (await system.Post($"{admin}/reinstate")).Problem);
        (await host.Gold.Invite(_all, UserActions.NewAddress(), "partnerAdmin")).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_list_has_those_who_are_invited_and_those_who_joined_in_pages()
    {
        var all = $"/v1/partners/{await host.PartnerWithoutClients()}/users";
        var made = new List<string>();
        for (var i = 0; i < 6; i++)
        {
            host.Clock.Now += TimeSpan.FromSeconds(1);
            made.Insert(0, i % 2 == 0
                ? (await host.ProgramAdmin.Invite(all, UserActions.NewAddress())).Expect(HttpStatusCode.Created).Id
                : (await host.Joined(host.ProgramAdmin, all)).Path.Split('/')[^1]);
        }

        var (listed, next) = (new List<string>(), "");
        do
        {
            var page = (await host.ProgramAdmin.Get($"{all}?limit=2{next}")).Expect(HttpStatusCode.OK);
            listed.AddRange(page.Json.GetProperty("items").EnumerateArray().Select(it => it.GetProperty("id").GetString()!));
            next = page.String("next") is { } after ? $"&after={after}" : null;
        }
        while (next is not null);

        Assert.Equal(made, listed);
    }

    [Fact]
    public async Task Program_admins_manage_the_staff()
    {
        const string Staff = "/v1/users";
        var (path, email) = await host.Joined(host.ProgramAdmin, Staff, "channelManager");
        Assert.Equal("You are invited to the partner program", (await host.InvitationsTo(email))[0].Subject);
        Assert.Equal(
            "staff", (await host.Me((await host.SignIn(email)).String("accessToken")!)).String("kind"));
        Assert.Equal("insufficientRole", (await host.Person(email).Get(Staff)).Problem);
        Assert.Equal(["/role"], (await host.ProgramAdmin.Invite(Staff, UserActions.NewAddress())).Faults);
        Assert.Equal(["/role"], (await host.ProgramAdmin.ChangeRole(path, "partnerAdmin")).Faults);

        var me = (await host.ProgramAdmin.Get("/v1/me")).Id;
        Assert.Equal("lastAdmin", (await host.ProgramAdmin.Post($"{Staff}/{me}/remove")).Problem);
        (await host.ProgramAdmin.ChangeRole(path, "programAdmin")).Expect(HttpStatusCode.OK);
        (await host.Person(email).Get(Staff)).Expect(HttpStatusCode.OK);
        (await host.ProgramAdmin.Post($"{path}/remove")).Expect(HttpStatusCode.OK);
        (await host.Person(email).Get(Staff)).Expect(HttpStatusCode.Unauthorized);
    }

    [Trait("Engine", "postgreSql")]
    [Fact]
    public async Task Everything_is_in_the_audit_by_ids()
    {
        var (path, email) = await host.Joined(Admin, _all);
        var user = path.Split('/')[^1];
        foreach (var action in (string[])["suspend", "reinstate"])
            (await Admin.Post($"{path}/{action}")).Expect(HttpStatusCode.OK);
        (await Admin.ChangeRole(path, "partnerFinance")).Expect(HttpStatusCode.OK);
        (await Admin.Post($"{path}/remove")).Expect(HttpStatusCode.OK);
        var admin = (await Admin.Get("/v1/me")).Id;

        var rows = await host.Database.Query<string>(
            $"""
            SELECT string_agg(action || ' ' || actor || ' ' || (after::jsonb ->> 'role') || ' ' || (after::jsonb ->> 'status'), E'\n'
              ORDER BY action)
            FROM audit WHERE subject = '{user}'
            """);

        Assert.Equal(
            $"""
            user.invited {admin} partnerSales invited
            user.joined {user} partnerSales active
            user.reinstated {admin} partnerSales active
            user.removed {admin} partnerFinance removed
            user.roleChanged {admin} partnerFinance active
            user.suspended {admin} partnerSales suspended
            """,
            rows);
        Assert.Equal(0, await host.Database.Query<long>($"SELECT count(*) FROM audit a WHERE a::text LIKE '%{email}%'"));
    }

    [GeneratedRegex("\"traceId\":\"\\w+\"")]
    private static partial Regex TraceId();
}
