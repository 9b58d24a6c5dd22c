using System.Net;
using ChannelProgram.Api.Tests.ApiClients;
using ChannelProgram.Api.Tests.Partners;
using ChannelProgram.Infrastructure.Demo;

namespace ChannelProgram.Api.Tests.Users;

/// <summary>Whoever is invited by mail joins with the token from it.</summary>
public class InvitationTests(ChannelHost host) : IClassFixture<ChannelHost>, IAsyncLifetime
{
    private string _all = "";

    private Api Admin => host.Person("admin@gold.example");

    public async Task InitializeAsync()
    {
        host.Clock.Now = SettableClock.Start;
        _all = $"/v1/partners/{await Admin.PartnerId()}/users";
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Who_accepts_signs_in_for_the_partner_from_then_on()
    {
        var email = UserActions.NewAddress();
        var answer = await Admin.Post(_all, new { email, name = "Ada Example", role = "partnerSales" });
        var invited = answer.Expect(HttpStatusCode.Created);
        Assert.Equal($"{_all}/{invited.Id}", answer.Headers.Location!.OriginalString);
        Assert.Equal("invited", invited.DealStatus);
        Assert.Equal("2026-11-26T09:00:00Z", invited.String("invitationExpiresAt"));
        (await host.SignIn(email)).Expect(HttpStatusCode.Unauthorized);

        var mail = Assert.Single(await host.InvitationsTo(email));
        Assert.Equal("Birch Consulting: you are invited to the partner program", mail.Subject);
        Assert.StartsWith("Ada Example, you are invited", mail.Text.Split('\n')[2], StringComparison.Ordinal);
        Assert.True(mail.HasSecret);
        var joined = await host.Accept(email);

        Assert.Equal((invited.Id, email, "partnerSales"), (joined.Id, joined.String("email"), joined.String("role")));
        var me = (await host.Me((await host.SignIn(email)).Expect(HttpStatusCode.OK).String("accessToken")!));
        Assert.Equal(("partnerUser", email), (me.String("kind"), me.String("name")));
        Assert.Equal(["partnerSales"], me.Json.Texts("roles"));
        var read = (await Admin.Get($"{_all}/{invited.Id}")).Expect(HttpStatusCode.OK);
        Assert.Equal(("active", "Ada Example"), (read.DealStatus, read.String("name")));
        Assert.Equal(["update", "suspend", "remove"], read.Json.Texts("nextActions"));
    }

    [Fact]
    public async Task A_token_is_good_for_72_hours_and_not_an_instant_longer()
    {
        var (late, inTime) = (UserActions.NewAddress(), UserActions.NewAddress());
        foreach (var email in new[] { late, inTime }) (await Admin.Invite(_all, email)).Expect(HttpStatusCode.Created);

        host.Clock.Now = SettableClock.Start.AddHours(72);
        IsInvalid(await host.TryAccept(await host.InvitationTokenOf(late)));
        host.Clock.Now = SettableClock.Start.AddHours(72).AddTicks(-TimeSpan.TicksPerMicrosecond);
        await host.Accept(inTime);
    }

    [Fact]
    public async Task A_token_is_good_once_and_the_answer_to_a_wrong_one_is_always_the_same()
    {
        var (used, cancelled, renewed) = (UserActions.NewAddress(), UserActions.NewAddress(), UserActions.NewAddress());
        var tokens = new List<string> { "unknown", "7hQ2mZ0vXk4cT9wYb1LrD6sNf8eUjAoPq3iGtVxKzHM" };
        foreach (var email in new[] { used, cancelled, renewed })
        {
            var path = $"{_all}/{(await Admin.Invite(_all, email)).Expect(HttpStatusCode.Created).Id}";
            tokens.Add(await host.InvitationTokenOf(email));
            if (email == used) await host.Accept(email);
            if (email == cancelled) (await Admin.Post($"{path}/cancel-invitation")).Expect(HttpStatusCode.OK);
            // Of two mails the later one is looked for.
            host.Clock.Now += TimeSpan.FromSeconds(1);
            if (email == renewed) (await Admin.Post($"{path}/resend-invitation")).Expect(HttpStatusCode.OK);
        }

        var answers = new List<string>();
        foreach (var token in tokens) answers.Add(IsInvalid(await host.TryAccept(token)));
        Assert.Single(answers.Distinct());
        Assert.Equal(2, (await host.InvitationsTo(renewed)).Count);
        await host.Accept(renewed);
    }

    [Fact]
    public async Task Of_many_who_accept_at_once_one_does()
    {
        var email = UserActions.NewAddress();
        (await Admin.Invite(_all, email)).Expect(HttpStatusCode.Created);
        var token = await host.InvitationTokenOf(email);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => host.TryAccept(token)));

        Assert.Single(answers, it => it.Status == 200);
        Assert.All(
            answers.Where(it => it.Status != 200), it => Assert.Equal((404, "invitationInvalid"), (it.Status, it.Problem)));
    }

    [Fact]
    public async Task A_password_that_is_not_good_enough_does_not_use_the_token_up()
    {
        var email = UserActions.NewAddress();
        (await Admin.Invite(_all, email)).Expect(HttpStatusCode.Created);
        var token = await host.InvitationTokenOf(email);

        foreach (var password in new[] { "short-1!", " " })
            Assert.Equal(["/password"], (await host.TryAccept(token, password)).Expect(HttpStatusCode.BadRequest).Faults);

        (await host.TryAccept(token)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_address_that_is_in_use_elsewhere_is_told_to_who_accepts_alone()
    {
        var (silver, email) = (host.Person("admin@silver.example"), UserActions.NewAddress());
        var others = $"/v1/partners/{await silver.PartnerId()}/users";
        var path = await Join(silver, others, email);

        var invited = (await Admin.Invite(_all, email.ToUpperInvariant())).Expect(HttpStatusCode.Created);
        var token = await host.InvitationTokenOf(email.ToUpperInvariant());
        Assert.Equal("emailInUse", (await host.TryAccept(token)).Expect(HttpStatusCode.Conflict).Problem);
        (await host.SignIn(email)).Expect(HttpStatusCode.OK);

        // Once it left there, the person joins here with the same token.
        (await silver.Post($"{path}/remove")).Expect(HttpStatusCode.OK);
        (await host.SignIn(email)).Expect(HttpStatusCode.Unauthorized);
        (await host.TryAccept(token, "Another-password-2!")).Expect(HttpStatusCode.OK);
        var me = await host.Me((await host.SignIn(email, "Another-password-2!")).String("accessToken")!);
        Assert.Equal(await Admin.PartnerId(), me.Json.GetProperty("partner").GetProperty("id").GetString());
        Assert.Equal(invited.Id, me.Id);
        Assert.Equal("notFound", (await silver.Get(path)).Problem);
    }

    [Fact]
    public async Task Two_invitations_of_one_address_accepted_at_once_make_one_account()
    {
        for (var round = 0; round < TestRounds.Of(3, longRun: 30); round++)
        {
            var (silver, email) = (host.Person("admin@silver.example"), UserActions.NewAddress());
            (await Admin.Invite(_all, email)).Expect(HttpStatusCode.Created);
            var one = await host.InvitationTokenOf(email);
            (await silver.Invite($"/v1/partners/{await silver.PartnerId()}/users", email)).Expect(HttpStatusCode.Created);
            var other = (await host.InvitationsTo(email)).Select(it => UserActions.TokenIn(it.Text)).Single(it => it != one);

            var answers = await Task.WhenAll(host.TryAccept(one), host.TryAccept(other));

            Assert.Equal([200, 409], answers.Select(it => it.Status).Order());
            Assert.Equal("emailInUse", answers.Single(it => it.Status == 409).Problem);
        }
    }

    [Fact]
    public async Task Nobody_is_invited_twice_by_one_partner()
    {
        var email = UserActions.NewAddress();
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Admin.Invite(_all, email)));

        Assert.Single(answers, it => it.Status == 201);
        Assert.All(answers.Where(it => it.Status != 201), it => Assert.Equal((409, "userExists"), (it.Status, it.Problem)));
        Assert.Single(await host.InvitationsTo(email));
        await host.Accept(email);
        Assert.Equal("userExists", (await Admin.Invite(_all, email.ToUpperInvariant())).Problem);
        Assert.Equal("userExists", (await Admin.Invite(_all, "sales@gold.example")).Problem);
    }

    [Trait("Engine", "postgreSql")]
    [Fact]
    public async Task The_token_is_stored_nowhere_and_leaves_the_mail_once_it_is_sent()
    {
        var email = UserActions.NewAddress();
        (await Admin.Post(_all, new { email, role = "partnerSales" }, key: "invite-once")).Expect(HttpStatusCode.Created);
        var token = await host.InvitationTokenOf(email);
        foreach (var table in (string[])["user_invitations", "audit", "outbox"])
            Assert.Equal(0, await host.Database.Query<long>($"SELECT count(*) FROM {table} t WHERE t::text LIKE '%{token}%'"));
        Assert.Equal(0, await host.Database.Query<long>(
            $"SELECT count(*) FROM idempotency_keys WHERE position(convert_to('{token}', 'UTF8') IN body) > 0"));

        await host.RunJobs();

        Assert.Equal("", Assert.Single(await host.InvitationsTo(email)).Text);
        (await host.TryAccept(token)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task What_is_wrong_with_an_invitation_is_told_by_its_place()
    {
        foreach (var (body, faults) in new (object, string[])[]
        {
            (new { }, ["/email", "/role"]),
            (new { email = "no address", role = "boss" }, ["/email", "/role"]),
            (new { email = "a@b.example", role = "programAdmin" }, ["/role"]),
            (new { email = "a@b.example", role = "partnerSales", name = "!" }, ["/name"]),
        })
            Assert.Equal(faults, (await Admin.Post(_all, body)).Expect(HttpStatusCode.BadRequest).Faults);
        foreach (var (body, faults) in new (object, string[])[]
        {
            (new { }, ["/password", "/token"]),
            (new { token = new string('x', 101), password = new string('x', 257) }, ["/password", "/token"]),
        })
            Assert.Equal(
                faults, (await host.Nobody.Post("/v1/invitations/accept", body)).Expect(HttpStatusCode.BadRequest).Faults);
    }

    [Fact]
    public async Task One_address_gets_three_invitations_of_a_partner_in_an_hour()
    {
        var email = UserActions.NewAddress();
        var path = $"{_all}/{(await Admin.Invite(_all, email)).Expect(HttpStatusCode.Created).Id}";
        for (var i = 0; i < 2; i++) (await Admin.Post($"{path}/resend-invitation")).Expect(HttpStatusCode.OK);

        var refused = (await Admin.Post($"{path}/resend-invitation")).Expect(HttpStatusCode.TooManyRequests);

        Assert.Equal("tooManyAttempts", refused.Problem);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal(3, (await host.InvitationsTo(email)).Count);
        // The last one that was sent stays good, and cancelling opens no other way.
        (await Admin.Post($"{path}/cancel-invitation")).Expect(HttpStatusCode.OK);
        Assert.Equal("tooManyAttempts", (await Admin.Invite(_all, email.ToUpperInvariant())).Problem);
        var silver = host.Person("admin@silver.example");
        (await silver.Invite($"/v1/partners/{await silver.PartnerId()}/users", email)).Expect(HttpStatusCode.Created);

        host.Clock.Now += TimeSpan.FromHours(1);
        (await Admin.Invite(_all, email)).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task An_old_invitation_is_deleted()
    {
        var email = UserActions.NewAddress();
        var path = $"{_all}/{(await Admin.Invite(_all, email)).Expect(HttpStatusCode.Created).Id}";

        host.Clock.Now = SettableClock.Start.AddDays(33).AddTicks(-1);
        await host.RunJobs();
        (await Admin.Get(path)).Expect(HttpStatusCode.OK);
        host.Clock.Now = SettableClock.Start.AddDays(33).AddSeconds(1);
        await host.RunJobs();
        (await Admin.Get(path)).Expect(HttpStatusCode.NotFound);
    }

    private async Task<string> Join(Api caller, string all, string email)
    {
        var invited = (await caller.Invite(all, email)).Expect(HttpStatusCode.Created);
        (await host.TryAccept(await host.InvitationTokenOf(email), DemoSeed.Password)).Expect(HttpStatusCode.OK);
        return $"{all}/{invited.Id}";
    }

    /// <returns>What is said of it.</returns>
    private static string IsInvalid(Answer answer)
    {
        Assert.Equal((404, "invitationInvalid"), (answer.Status, answer.Problem));
        return answer.String("detail")!;
    }
}
