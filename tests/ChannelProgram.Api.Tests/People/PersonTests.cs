using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using ChannelProgram.Api.Tests.Access;
using ChannelProgram.Api.Tests.ApiClients;
using ChannelProgram.Api.Tests.Partners;
using ChannelProgram.Api.Tests.Users;
using ChannelProgram.Domain.Mails;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Api.Tests.People;

internal static class PersonActions
{
    /// <summary>From the latest mail to an address, which nobody has sent yet.</summary>
    public static async Task<string> JoiningTokenOf(this ChannelHost host, string email) => UserActions.TokenIn(
        await host.Database.Read(db => db.Set<Mail>().Where(it => it.Address == email && it.Kind == "personInvited")
            .OrderByDescending(it => it.QueuedAt).ThenByDescending(it => it.Id).Select(it => it.Text).FirstAsync()));

    public static async Task<string> AddPerson(this Api caller, string all, string email, string name = "Ada Example") =>
        $"{all}/{(await caller.Post(all, new { name, email })).Expect(HttpStatusCode.Created).Id}";

    public static async Task<Answer> Join(this ChannelHost host, Api caller, string all, string email)
    {
        (await caller.Post($"{all}/join", new { name = "Ada Example", email })).Expect(HttpStatusCode.OK);
        return await host.TryJoin(await host.JoiningTokenOf(email));
    }

    public static Task<Answer> TryJoin(this ChannelHost host, string token) =>
        host.Nobody.Post("/v1/invitations/accept-membership", new { token });

    /// <summary><c>2026-11-23-, 2026-01-02-2026-02-03</c>.</summary>
    public static string Memberships(this Answer person) => string.Join(
        ", ", person.Json.GetProperty("memberships").EnumerateArray()
            .Select(it => $"{it.GetProperty("from").GetString()}-{it.GetProperty("until").GetString()}"));
}

/// <summary>A person has one record, which goes along from partner to partner.</summary>
public partial class PersonTests(ChannelHost host) : IClassFixture<ChannelHost>, IAsyncLifetime
{
    private string _gold = "", _silver = "";

    private Api Gold => host.Person("admin@gold.example");

    private Api Silver => host.Person("admin@silver.example");

    public async Task InitializeAsync()
    {
        host.Clock.Now = SettableClock.Start;
        _gold = $"/v1/partners/{await Gold.PartnerId()}/people";
        _silver = $"/v1/partners/{await Silver.PartnerId()}/people";
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_person_leaves_one_partner_and_takes_the_record_along_to_another()
    {
        var email = UserActions.NewAddress();
        var atGold = await Member(Gold, _gold, email);
        host.Clock.Now += TimeSpan.FromDays(30);
        (await Gold.Post($"{atGold}/leave")).Expect(HttpStatusCode.OK);
        host.Clock.Now += TimeSpan.FromDays(1);

        Assert.Equal("Alder Systems", (await host.Join(Silver, _silver, email.ToUpperInvariant())).String("partner"));

        // One record, of which each partner sees its own time.
        var atSilver = $"{_silver}/{atGold.Split('/')[^1]}";
        Assert.Equal("2026-11-23-2026-12-23", (await Gold.Get(atGold)).Memberships());
        Assert.Equal("2026-12-24-", (await Silver.Get(atSilver)).Memberships());
        Assert.Equal(email.ToUpperInvariant(), (await Silver.Get(atSilver)).String("email"));
        Assert.Equal(email, (await Gold.Get(atGold)).String("email"));
        Assert.Empty((await Gold.Get(atGold)).Json.Texts("nextActions"));
        Assert.Equal("hasLeft", (await Gold.Post($"{atGold}/leave")).Expect(HttpStatusCode.Conflict).Problem);
        Assert.Equal("hasLeft", (await Patch(Gold, atGold, new { name = "Not mine" })).Problem);

        // And back: two times at one partner.
        (await Silver.Post($"{atSilver}/leave")).Expect(HttpStatusCode.OK);
        (await host.Join(Gold, _gold, email)).Expect(HttpStatusCode.OK);
        Assert.Equal("2026-12-24-, 2026-11-23-2026-12-23", (await Gold.Get(atGold)).Memberships());
        Assert.Single(
            (await Gold.Get($"{_gold}?limit=200")).Json.GetProperty("items").EnumerateArray(),
            it => it.GetProperty("id").GetString() == atGold.Split('/')[^1]);
    }

    [Fact]
    public async Task An_invitation_does_not_tell_whether_there_is_a_record()
    {
        var (known, unknown) = (UserActions.NewAddress(), UserActions.NewAddress());
        var atGold = await Member(Gold, _gold, known);

        var answers = new List<string>();
        foreach (var email in new[] { known, unknown })
            answers.Add((await Silver.Post($"{_silver}/join", new { name = "Ada", email })).Expect(HttpStatusCode.OK).Text
                .Replace(email, "", StringComparison.Ordinal));
        Assert.Single(answers.Distinct());

        // Only who has the address learns it, and can use the token once that is settled.
        var token = await host.JoiningTokenOf(known);
        Assert.Equal("memberElsewhere", (await host.TryJoin(token)).Expect(HttpStatusCode.Conflict).Problem);
        (await Gold.Post($"{atGold}/leave")).Expect(HttpStatusCode.OK);
        (await host.TryJoin(token)).Expect(HttpStatusCode.OK);
        (await host.TryJoin(await host.JoiningTokenOf(unknown))).Expect(HttpStatusCode.OK);
        (await Silver.Get($"{_silver}/{atGold.Split('/')[^1]}")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_address_that_a_partner_only_typed_recognises_nobody()
    {
        var (typed, own) = (UserActions.NewAddress(), UserActions.NewAddress());
        var made = await Gold.AddPerson(_gold, typed);
        Assert.False((await Gold.Get(made)).Json.GetProperty("emailConfirmed").GetBoolean());

        // Gold cannot keep whoever has the address from joining another partner.
        var joined = await Member(Silver, _silver, typed);
        Assert.NotEqual(made.Split('/')[^1], joined.Split('/')[^1]);
        Assert.True((await Silver.Get(joined)).Json.GetProperty("emailConfirmed").GetBoolean());

        // And it cannot send a record along to another mailbox.
        var member = await Member(Gold, _gold, own);
        (await Patch(Gold, member, new { email = UserActions.NewAddress() })).Expect(HttpStatusCode.OK);
        var elsewhere = (await Gold.Get(member)).String("email")!;
        (await Gold.Post($"{member}/leave")).Expect(HttpStatusCode.OK);
        Assert.NotEqual(member.Split('/')[^1], (await Member(Silver, _silver, elsewhere)).Split('/')[^1]);
    }

    [Trait("Engine", "postgreSql")]
    [Fact]
    public async Task Who_signs_in_with_the_address_of_its_record_has_confirmed_it()
    {
        var email = UserActions.NewAddress();
        var made = await Gold.AddPerson(_gold, email);
        (await host.ChannelManager.Post(
            _gold.Replace("/people", "/users", StringComparison.Ordinal),
            new { email, role = "partnerSales", person = made.Split('/')[^1] })).Expect(HttpStatusCode.Created);
        await host.Accept(email);

        Assert.True((await Gold.Get(made)).Json.GetProperty("emailConfirmed").GetBoolean());
        Assert.Equal("false true", await host.Database.Query<string>($"""
            SELECT (a.before::jsonb ->> 'emailConfirmed') || ' ' || (a.after::jsonb ->> 'emailConfirmed')
            FROM audit a JOIN memberships m ON m.id::text = a.subject
            WHERE a.action = 'membership.changed' AND m.person = '{made.Split('/')[^1]}'
            """));
    }

    [Fact]
    public async Task One_address_gets_three_invitations_of_a_partner_in_an_hour()
    {
        var email = UserActions.NewAddress();
        var form = new { name = "Ada", email };
        (await Gold.Invite(_gold.Replace("/people", "/users", StringComparison.Ordinal), email)).Expect(HttpStatusCode.Created);
        for (var i = 0; i < 2; i++) (await Gold.Post($"{_gold}/join", form)).Expect(HttpStatusCode.OK);

        var refused = (await Gold.Post($"{_gold}/join", form with { email = email.ToUpperInvariant() }))
            .Expect(HttpStatusCode.TooManyRequests);

        Assert.Equal("tooManyAttempts", refused.Problem);
        Assert.NotNull(refused.Headers.RetryAfter);
        (await Silver.Post($"{_silver}/join", form)).Expect(HttpStatusCode.OK);
        host.Clock.Now += TimeSpan.FromHours(1);
        (await Gold.Post($"{_gold}/join", form)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_later_token_and_leaving_end_the_earlier_ones()
    {
        var email = UserActions.NewAddress();
        (await Gold.Post($"{_gold}/join", new { name = "Ada", email })).Expect(HttpStatusCode.OK);
        var first = await host.JoiningTokenOf(email);
        (await Gold.Post($"{_gold}/join", new { name = "Ada", email = email.ToUpperInvariant() })).Expect(HttpStatusCode.OK);
        var second = await host.JoiningTokenOf(email.ToUpperInvariant());

        (await host.TryJoin(first)).Expect(HttpStatusCode.NotFound);
        (await host.TryJoin(second)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_token_is_good_once_and_for_72_hours()
    {
        var email = UserActions.NewAddress();
        (await Gold.Post($"{_gold}/join", new { name = "Ada", email })).Expect(HttpStatusCode.OK);
        var token = await host.JoiningTokenOf(email);

        host.Clock.Now = SettableClock.Start.AddHours(72);
        Assert.Equal("invitationInvalid", (await host.TryJoin(token)).Expect(HttpStatusCode.NotFound).Problem);
        host.Clock.Now = SettableClock.Start.AddHours(72).AddTicks(-TimeSpan.TicksPerMicrosecond);
        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => host.TryJoin(token)));

        Assert.Single(answers, it => it.Status == 200);
        Assert.All(answers.Where(it => it.Status != 200), it => Assert.Equal("invitationInvalid", it.Problem));
        Assert.Equal("invitationInvalid", (await host.TryJoin("unknown")).Problem);
    }

    [Fact]
    public async Task Two_partners_that_are_joined_at_once_have_one_member()
    {
        for (var round = 0; round < TestRounds.Of(3, longRun: 30); round++)
        {
            var email = UserActions.NewAddress();
            (await Gold.Post($"{_gold}/join", new { name = "Ada", email })).Expect(HttpStatusCode.OK);
            var first = await host.JoiningTokenOf(email);
            host.Clock.Now += TimeSpan.FromSeconds(1);
            (await Silver.Post($"{_silver}/join", new { name = "Ada", email })).Expect(HttpStatusCode.OK);

            var answers = await Task.WhenAll(host.TryJoin(first), host.TryJoin(await host.JoiningTokenOf(email)));

            Assert.Equal([200, 409], answers.Select(it => it.Status).Order());
        }
    }

    [Fact]
    public async Task Who_leaves_does_not_sign_in_for_the_partner_any_more()
    {
        var (person, email) = (await Gold.AddPerson(_gold, UserActions.NewAddress()), UserActions.NewAddress());
        var users = _gold.Replace("/people", "/users", StringComparison.Ordinal);
        var id = person.Split('/')[^1];
        var invited = (await Gold.Post(users, new { email, role = "partnerSales", person = id })).Expect(HttpStatusCode.Created);
        Assert.Equal(id, invited.String("person"));
        await host.Accept(email);
        var waits = (await Gold.Post(users, new { email = UserActions.NewAddress(), role = "partnerSales", person = id })).Id;
        var token = (await host.SignIn(email)).Expect(HttpStatusCode.OK).String("accessToken")!;

        (await Gold.Post($"{person}/leave")).Expect(HttpStatusCode.OK);

        (await host.Me(token)).Expect(HttpStatusCode.Unauthorized);
        (await host.SignIn(email)).Expect(HttpStatusCode.Unauthorized);
        foreach (var gone in new[] { invited.Id, waits }) (await Gold.Get($"{users}/{gone}")).Expect(HttpStatusCode.NotFound);
        Assert.Equal(
            ["/person"],
            (await Gold.Post(users, new { email = UserActions.NewAddress(), role = "partnerSales", person = id }))
                .Expect(HttpStatusCode.BadRequest).Faults);
    }

    [Fact]
    public async Task The_last_administrator_does_not_leave()
    {
        var partner = await host.PartnerWithoutClients();
        var (people, users) = ($"/v1/partners/{partner}/people", $"/v1/partners/{partner}/users");
        var person = await host.ProgramAdmin.AddPerson(people, UserActions.NewAddress());
        var email = UserActions.NewAddress();
        var form = new { email, role = "partnerAdmin", person = person.Split('/')[^1] };
        (await host.ProgramAdmin.Post(users, form)).Expect(HttpStatusCode.Created);
        await host.Accept(email);

        Assert.Equal("lastAdmin", (await host.ProgramAdmin.Post($"{person}/leave")).Expect(HttpStatusCode.Conflict).Problem);
        Assert.Equal("2026-11-23-", (await host.ProgramAdmin.Get(person)).Memberships());
        (await host.SignIn(email)).Expect(HttpStatusCode.OK);

        // Two users of one person are one administrator.
        var other = UserActions.NewAddress();
        (await host.ProgramAdmin.Post(users, form with { email = other })).Expect(HttpStatusCode.Created);
        await host.Accept(other);
        Assert.Equal("lastAdmin", (await host.ProgramAdmin.Post($"{person}/leave")).Expect(HttpStatusCode.Conflict).Problem);
        (await host.SignIn(email)).Expect(HttpStatusCode.OK);

        await host.Joined(host.ProgramAdmin, users, "partnerAdmin");
        (await host.ProgramAdmin.Post($"{person}/leave")).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_last_day_is_from_the_first_one_until_today()
    {
        var person = await Gold.AddPerson(_gold, UserActions.NewAddress());
        host.Clock.Now += TimeSpan.FromDays(10);
        foreach (var on in (string[])["2026-11-22", "2026-12-04"])
            Assert.Equal(["/on"], (await Gold.Post($"{person}/leave", new { on })).Expect(HttpStatusCode.BadRequest).Faults);

        Assert.Equal(
            "2026-11-23-2026-11-30", (await Gold.Post($"{person}/leave", new { on = "2026-11-30" })).Memberships());
    }

    [Fact]
    public async Task A_partner_changes_what_it_has_of_a_person()
    {
        var email = UserActions.NewAddress();
        var person = await Gold.AddPerson(_gold, email);
        var other = UserActions.NewAddress();
        await Gold.AddPerson(_gold, other);

        Assert.Equal("personExists", (await Gold.Post(_gold, new { name = "Again", email })).Problem);
        Assert.Equal("personExists", (await Patch(Gold, person, new { email = other })).Problem);
        Assert.Equal(["/name"], (await Patch(Gold, person, new { name = (string?)null })).Faults);
        Assert.Equal("Ada Sample", (await Patch(Gold, person, new { name = "Ada Sample" })).String("name"));
    }

    [Fact]
    public async Task What_another_partner_has_is_answered_like_what_does_not_exist()
    {
        var theirs = await Silver.AddPerson(_silver, UserActions.NewAddress());
        var id = theirs.Split('/')[^1];
        foreach (var caller in new[] { Gold, host.Gold })
            foreach (var (method, rest, body) in new (string, string, object?)[]
            {
                ("GET", "", null), ("PATCH", "", new { name = "Mine" }), ("POST", "/leave", null),
            })
            {
                var absent = await Send(caller, method, $"{_gold}/{Callers.Absent}{rest}", body);
                Assert.Equal((404, "notFound"), (absent.Status, absent.Problem));
                foreach (var path in (string[])[theirs, $"{_gold}/{id}", $"/v1/partners/{Callers.Absent}/people/{id}"])
                    Assert.Equal(WithoutTrace(absent), WithoutTrace(await Send(caller, method, path + rest, body)));
            }

        foreach (var path in (string[])[_silver, $"/v1/partners/{Callers.Absent}/people"])
        {
            Assert.Equal("notFound", (await Gold.Get(path)).Problem);
            foreach (var at in (string[])[path, $"{path}/join"])
                Assert.Equal("notFound", (await Gold.Post(at, new { name = "Ada", email = "ada@birch.example" })).Problem);
        }

        static Task<Answer> Send(Api caller, string method, string path, object? body) => caller.Send(
            new(method), path, body is null ? null : JsonContent.Create(body), ("If-Match", "*"));

        static string WithoutTrace(Answer answer) => $"{answer.Status} {TraceId().Replace(answer.Text, "")}";
    }

    private static Task<Answer> Patch(Api caller, string path, object patch) =>
        caller.Send(HttpMethod.Patch, path, JsonContent.Create(patch), ("If-Match", "*"));

    [GeneratedRegex("\"traceId\":\"\\w+\"")]
    private static partial Regex TraceId();

    /// <summary>Joins by the mail.</summary>
    /// <returns>The path of the person at this partner.</returns>
    private async Task<string> Member(Api caller, string all, string email)
    {
        (await host.Join(caller, all, email)).Expect(HttpStatusCode.OK);
        // The next mail to that address is a later one.
        host.Clock.Now += TimeSpan.FromSeconds(1);
        var one = (await caller.Get($"{all}?limit=200")).Json.GetProperty("items").EnumerateArray()
            .First(it => it.GetProperty("email").GetString() == email);
        return $"{all}/{one.GetProperty("id").GetString()}";
    }
}
