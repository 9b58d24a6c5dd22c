using System.Net;
using System.Text.RegularExpressions;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Infrastructure.Demo;
using ChannelProgram.Infrastructure.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace ChannelProgram.Api.Tests.Identity;

public partial class UserSignInTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    [Theory]
    [InlineData("admin@vendor.example", "staff", "programAdmin", null)]
    [InlineData("channel@vendor.example", "staff", "channelManager", null)]
    [InlineData("steering@vendor.example", "staff", "conflictSteering", null)]
    [InlineData("sponsor@vendor.example", "staff", "executiveSponsor", null)]
    [InlineData("Finance@Vendor.Example", "staff", "finance", null)]
    [InlineData("auditor@vendor.example", "staff", "auditor", null)]
    [InlineData("admin@gold.example", "partnerUser", "partnerAdmin", "gold")]
    [InlineData("sales@registered.example", "partnerUser", "partnerSales", "registered")]
    public async Task A_signed_in_user_is_identified(string email, string kind, string role, string? tier)
    {
        var answer = (await SignIn(email, DemoSeed.Password)).Expect(HttpStatusCode.OK);

        Assert.Equal(
            ["accessToken", "expiresIn", "refreshToken", "tokenType"],
            answer.Json.EnumerateObject().Select(it => it.Name).Order());
        Assert.Equal(("Bearer", 900), (answer.String("tokenType"), answer.Json.GetProperty("expiresIn").GetInt32()));
        Assert.Equal("no-store", answer.Headers.NonValidated["Cache-Control"].ToString());

        var me = await host.Nobody.Get("/v1/me", ("Authorization", $"Bearer {answer.String("accessToken")}"));
        Assert.Equal((kind, email.ToLowerInvariant()), (me.String("kind"), me.String("name")));
        Assert.Equal([role], me.Json.GetProperty("roles").EnumerateArray().Select(it => it.GetString()));
        Assert.Equal(tier, me.IsNull("partner") ? null : me.Json.GetProperty("partner").GetProperty("tier").GetString());
    }

    [Fact]
    public async Task A_password_hashed_with_less_work_is_hashed_anew_when_it_is_used()
    {
        var weaker = new PasswordHasher<PortalUser>(Options.Create(new PasswordHasherOptions { IterationCount = 1_000 }))
            .HashPassword(new PortalUser(), DemoSeed.Password);
        await host.Database.Execute($"UPDATE portal_users SET password_hash = '{weaker}' WHERE email = 'sales@silver.example'");

        (await SignIn("sales@silver.example", DemoSeed.Password)).Expect(HttpStatusCode.OK);

        Assert.NotEqual(
            weaker,
            await host.Database.Query<string>("SELECT password_hash FROM portal_users WHERE email = 'sales@silver.example'"));
    }

    [Fact]
    public async Task Every_failed_sign_in_has_the_same_answer()
    {
        var answers = await Task.WhenAll(
            SignIn("channel@vendor.example", "wrong"), SignIn("channel@vendor.example", DemoSeed.Password + " "),
            SignIn("nobody@vendor.example", DemoSeed.Password), SignIn("demo-gold", DemoSeed.SecretOf("demo-gold")),
            SignIn("' OR 1=1 --", "x"));

        Assert.All(answers, it => Assert.Equal((401, "signInFailed"), (it.Status, it.Problem)));
        Assert.All(answers, it => Assert.Equal("no-store", it.Headers.NonValidated["Cache-Control"].ToString()));
        Assert.Single(answers.Select(it => TraceId().Replace(it.Text, "")).Distinct());
    }

    [Fact]
    public async Task After_repeated_failures_the_right_password_is_refused_from_there_for_some_minutes()
    {
        const string email = "admin@silver.example";
        await Fail(email, times: 4);
        (await SignIn(email, DemoSeed.Password)).Expect(HttpStatusCode.OK);

        await Fail(email, times: 5);
        var refused = (await SignIn(email, DemoSeed.Password)).Expect(HttpStatusCode.TooManyRequests);
        Assert.Equal(("tooManyAttempts", "300"), (refused.Problem, refused.Headers.RetryAfter?.ToString()));
        (await SignIn("sales@silver.example", DemoSeed.Password)).Expect(HttpStatusCode.OK);

        host.Clock.Now += TimeSpan.FromMinutes(5);
        (await SignIn(email, DemoSeed.Password)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Failures_of_a_stranger_do_not_end_a_session()
    {
        var person = host.Person("admin@registered.example");
        Assert.Equal(200, (await person.Get("/v1/me")).Status);
        await Fail("admin@registered.example", times: 5);

        Assert.Equal(200, (await person.Get("/v1/me")).Status);
    }

    [Theory]
    [InlineData("{}", "/email,/password")]
    [InlineData("""{"email":"","password":""}""", "/email,/password")]
    [InlineData("""{"email":7,"password":["x"]}""", "/email,/password")]
    [InlineData("""{"email":"a\u0000@b","password":"\ud800"}""", "/email,/password")]
    [InlineData("""{"email":"a\u0001@b","password":"x\u0007"}""", "/email,/password")]
    [InlineData("""{"email":"a@b","password":"x","session":true}""", "/session")]
    [InlineData("""{"email":"a@b","password":"x","Password":"y"}""", "/Password")]
    [InlineData("{", "")]
    public async Task An_invalid_sign_in_is_reported_by_pointers(string body, string pointers)
    {
        var answer = (await host.Nobody.PostText("/v1/account/sign-in", body)).Expect(HttpStatusCode.BadRequest);

        Assert.Equal("invalid", answer.Problem);
        Assert.Equal(pointers.Split(','), answer.Faults);
    }

    [Fact]
    public async Task A_password_that_is_too_long_is_refused_before_hashing() => Assert.Equal(
        ["/email", "/password"],
        (await SignIn(new string('a', 255), new string('b', 100_000))).Expect(HttpStatusCode.BadRequest).Faults);

    [Trait("Engine", "postgreSql")]
    [Fact]
    public async Task A_password_is_kept_as_a_slow_hash() => Assert.Equal(0L, await host.Database.Query<long>(
        $"SELECT count(*) FROM portal_users u WHERE u::text LIKE '%{DemoSeed.Password}%' OR length(password_hash) < 80"));

    private Task<Answer> SignIn(string email, string password) =>
        host.Nobody.Post("/v1/account/sign-in", new { email, password });

    /// <summary>All at once: every one of them counts.</summary>
    private async Task Fail(string email, int times) =>
        await Task.WhenAll(Enumerable.Range(0, times).Select(_ => SignIn(email, "wrong")));

    [GeneratedRegex("\"traceId\":\"[0-9a-f]{32}\"")]
    private static partial Regex TraceId();
}
