using System.Net;
using ChannelProgram.Infrastructure.Demo;
using ChannelProgram.Infrastructure.Identity;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Api.Tests.Identity;

/// <summary>Every request goes to the other of two nodes: what is changed at one holds at the other.</summary>
public class PasswordTests(TwoNodeHost host) : IClassFixture<TwoNodeHost>
{
    private const string Forgotten = "/v1/account/password/forgot";
    private const string Resetting = "/v1/account/password/reset";

    private const string New = SignInActions.NewPassword;

    [Fact]
    public async Task A_changed_password_ends_all_sessions_and_the_person_is_told()
    {
        var email = await host.AddPerson();
        var (one, other) = (await host.NewSession(email), await host.NewSession(email));

        (await host.PostWith(one.Access, "/v1/account/password", Change(DemoSeed.Password, New)))
            .Expect(HttpStatusCode.NoContent);

        await AllEnded(one, other);
        Assert.Equal("signInFailed", (await host.SignIn(email)).Problem);
        (await host.SignIn(email, password: New)).Expect(HttpStatusCode.OK);
        Assert.Equal(["passwordChanged"], await host.KindsTo(email));
        Assert.Equal(["user.passwordChanged"], await host.AuditOf(await host.IdOf(email)));
    }

    [Fact]
    public async Task Without_the_current_password_it_is_not_changed_and_after_five_attempts_nothing_is_looked_at()
    {
        var session = await host.NewSession(await host.AddPerson());

        for (var i = 0; i < 5; i++)
        {
            var answer = await host.PostWith(session.Access, "/v1/account/password", Change("wrong", New));
            Assert.Equal(("passwordWrong", "/password"), (answer.Problem, answer.Faults.Single()));
        }

        var right = await host.PostWith(session.Access, "/v1/account/password", Change(DemoSeed.Password, New));
        Assert.Equal("tooManyAttempts", right.Expect(HttpStatusCode.TooManyRequests).Problem);
        host.Clock.Now += TimeSpan.FromMinutes(5);
        (await host.PostWith(session.Access, "/v1/account/password", Change(DemoSeed.Password, New)))
            .Expect(HttpStatusCode.NoContent);
    }

    [Theory]
    [InlineData("short")]
    [InlineData("Password2026!!")]
    [InlineData("motherfucker")]
    [InlineData("somewhere over the rainbow")]
    public async Task An_unfit_password_is_a_fault_of_its_member_and_uses_no_token_up(string unfit)
    {
        var email = await host.AddPerson();
        var session = await host.NewSession(email);
        var token = await TokenFor(email);

        var changed = await host.PostWith(session.Access, "/v1/account/password", Change(DemoSeed.Password, unfit));
        var reset = await Reset(token, unfit);

        Assert.Equal(("invalid", "/newPassword"), (changed.Problem, changed.Faults.Single()));
        Assert.Equal(("invalid", "/password"), (reset.Problem, reset.Faults.Single()));
        Assert.Equal(200, await host.StatusOf(session.Access));
        (await Reset(token)).Expect(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task A_reset_ends_all_sessions_and_its_token_is_good_once()
    {
        var email = await host.AddPerson();
        var session = await host.NewSession(email);
        var (token, other) = (await TokenFor(email), await TokenFor(email));

        (await Reset(token)).Expect(HttpStatusCode.NoContent);

        await AllEnded(session);
        (await host.SignIn(email, password: New)).Expect(HttpStatusCode.OK);
        Assert.Equal("tokenInvalid", (await Reset(token)).Expect(HttpStatusCode.BadRequest).Problem);
        Assert.Equal("tokenInvalid", (await Reset(other)).Expect(HttpStatusCode.BadRequest).Problem);
        Assert.Equal(["passwordChanged", "passwordForgotten", "passwordForgotten"], await host.KindsTo(email));
        Assert.Equal(["user.passwordReset"], await host.AuditOf(await host.IdOf(email)));
    }

    [Fact]
    public async Task Of_many_resets_at_once_with_one_token_one_succeeds()
    {
        var token = await TokenFor(await host.AddPerson());

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(it => Reset(token, $"{New} {it}")));

        Assert.Single(answers, it => it.Status == 204);
        Assert.All(answers.Where(it => it.Status != 204), it => Assert.Equal("tokenInvalid", it.Problem));
    }

    [Fact]
    public async Task A_token_expires_after_an_hour_and_is_deleted()
    {
        var email = await host.AddPerson();
        var (early, late) = (await TokenFor(email), await TokenFor(await host.AddPerson()));
        host.Clock.Now += TimeSpan.FromMinutes(59);
        (await Reset(early)).Expect(HttpStatusCode.NoContent);

        host.Clock.Now += TimeSpan.FromMinutes(1);

        Assert.Equal("tokenInvalid", (await Reset(late)).Problem);
        await host.RunJobs();
        Assert.Equal(0, await host.Database.Read(db => db.Set<SecretLink>().CountAsync(it => it.ExpiresAt <= host.Clock.Now)));
        Assert.Equal(0, await host.Database.Read(db => db.Set<AttemptCount>().CountAsync(it => it.EndsAt <= host.Clock.Now)));
    }

    [Fact]
    public async Task A_token_for_another_purpose_resets_nothing()
    {
        var email = await host.AddPerson();
        var session = await host.NewSession(email);
        var change = $$"""{"email":"n{{email}}","password":"{{DemoSeed.Password}}"}""";
        (await host.PostWith(session.Access, "/v1/account/email", change)).Expect(HttpStatusCode.Accepted);

        foreach (var token in (string[])[await host.TokenTo(email, "emailChangeAsked"), session.Access, session.Refresh, "x"])
            Assert.Contains("/token", (await Reset(token)).Expect(HttpStatusCode.BadRequest).Faults);
    }

    [Fact]
    public async Task Whether_somebody_has_the_address_is_not_told_and_the_mail_queue_keeps_no_token()
    {
        var email = await host.AddPerson();
        var known = await host.Nobody.Post(Forgotten, new { email });
        var unknown = await host.Nobody.Post(Forgotten, new { email = $"x{email}" });

        Assert.Equal((202, known.Text), (unknown.Status, unknown.Text));
        Assert.Equal(known.Headers.Select(it => it.Key), unknown.Headers.Select(it => it.Key));
        Assert.Empty(await host.MailsTo($"x{email}"));
        await host.RunJobs();
        var sent = Assert.Single(await host.MailsTo(email));
        Assert.Equal(("", ""), (sent.Text, sent.Html));
    }

    [Fact]
    public async Task At_most_three_mails_an_hour_go_to_one_address()
    {
        var email = await host.AddPerson();
        for (var i = 0; i < 5; i++) (await host.Nobody.Post(Forgotten, new { email })).Expect(HttpStatusCode.Accepted);
        Assert.Equal(3, (await host.MailsTo(email)).Count);

        host.Clock.Now += TimeSpan.FromHours(1);
        await host.Nobody.Post(Forgotten, new { email });
        Assert.Equal(4, (await host.MailsTo(email)).Count);
    }

    [Fact]
    public async Task Nobody_who_is_suspended_gets_a_mail_or_sets_a_password()
    {
        var email = await host.AddPerson();
        var token = await TokenFor(email);
        await host.Database.Execute($"UPDATE portal_users SET lockout_end = '9999-12-31T23:59:59Z' WHERE email = '{email}'");

        await host.Nobody.Post(Forgotten, new { email });

        Assert.Single(await host.MailsTo(email));
        Assert.Equal("tokenInvalid", (await Reset(token)).Problem);
    }

    [Theory]
    [InlineData(Forgotten, "{}", "/email")]
    [InlineData(Forgotten, """{"email":7}""", "/email")]
    [InlineData(Resetting, "{}", "/password,/token")]
    [InlineData("/v1/account/email/confirm", "{}", "/token")]
    public async Task Invalid_input_is_reported_by_pointers(string path, string body, string pointers) => Assert.Equal(
        pointers.Split(','), (await host.Nobody.PostText(path, body)).Expect(HttpStatusCode.BadRequest).Faults);

    private static string Change(string password, string newPassword) =>
        $$"""{"password":"{{password}}","newPassword":"{{newPassword}}"}""";

    private async Task<string> TokenFor(string email)
    {
        await host.Clear();
        host.Tick();
        (await host.Nobody.Post(Forgotten, new { email })).Expect(HttpStatusCode.Accepted);
        return await host.TokenTo(email, "passwordForgotten");
    }

    private Task<Answer> Reset(string token, string password = New) => host.Nobody.Post(Resetting, new { token, password });

    private async Task AllEnded(params (string Access, string Refresh)[] sessions)
    {
        foreach (var (access, refresh) in sessions)
        {
            Assert.Equal((401, 401), (await host.StatusOf(access), await host.StatusOf(access)));
            Assert.Equal("invalid_grant", (await host.Refresh(refresh)).String("error"));
        }
    }
}
