using System.Net;
using ChannelProgram.Infrastructure.Demo;
using ChannelProgram.Infrastructure.Identity;

namespace ChannelProgram.Api.Tests.Identity;

/// <summary>How people stay signed in, and what ends it.</summary>
public class RefreshTokenTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    private const string Email = "sales@platinum.example";

    [Fact]
    public async Task A_refresh_token_brings_the_next_pair_and_is_good_once()
    {
        var first = await SignIn();
        var second = (await Refresh(first.Refresh)).Expect(HttpStatusCode.OK);

        Assert.Equal(
            ["access_token", "expires_in", "refresh_token", "scope", "token_type"],
            second.Json.EnumerateObject().Select(it => it.Name).Order());
        Assert.Equal((200, 200), (await Me(first.Access), await Me(second.String("access_token")!)));

        Assert.Equal("invalid_grant", (await Refresh(first.Refresh)).Expect(HttpStatusCode.BadRequest).String("error"));
        Assert.Equal((401, 401), (await Me(first.Access), await Me(second.String("access_token")!)));
        Assert.Equal("invalid_grant", (await Refresh(second.String("refresh_token")!)).String("error"));
    }

    [Fact]
    public async Task Of_many_at_once_with_one_refresh_token_at_most_one_gets_tokens_and_they_end()
    {
        for (var round = 0; round < 5; round++)
        {
            var pair = await SignIn();

            var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Refresh(pair.Refresh)));

            Assert.All(answers, it => Assert.True(it.Status is 200 || it.String("error") is "invalid_grant", it.ToString()));
            Assert.Single(answers, it => it.Status == 200);
            // Whoever was first: with the second use everything has ended.
            foreach (var won in answers.Where(it => it.Status == 200))
            {
                Assert.Equal(401, await Me(won.String("access_token")!));
                Assert.Equal("invalid_grant", (await Refresh(won.String("refresh_token")!)).String("error"));
            }
        }
    }

    [Fact]
    public async Task A_refresh_token_expires_two_weeks_after_its_issue_used_or_not_and_expired_tokens_are_deleted()
    {
        var pair = await SignIn();
        host.Clock.Now += AuthorizationServer.RefreshTokenLifetime - TimeSpan.FromMinutes(1);
        var next = (await Refresh(pair.Refresh)).Expect(HttpStatusCode.OK).String("refresh_token")!;

        // The used one is kept until it expires: its use again is noticed although a job has tidied up.
        await host.RunJobs();
        Assert.Equal("invalid_grant", (await Refresh(pair.Refresh)).String("error"));
        Assert.Equal("invalid_grant", (await Refresh(next)).String("error"));

        var last = await SignIn();
        host.Clock.Now += AuthorizationServer.RefreshTokenLifetime + TimeSpan.FromSeconds(1);
        Assert.Equal("invalid_grant", (await Refresh(last.Refresh)).String("error"));
        await host.RunJobs();
        await host.RunJobs();
        Assert.Equal((0, 0), (await Count("oauth_tokens"), await Count("oauth_authorizations")));

        Task<int> Count(string table) => host.Database.Query<int>($"SELECT CAST(count(*) AS int) FROM {table}");
    }

    [Theory]
    [InlineData("security_stamp = 'another'")]
    [InlineData("lockout_end = '9999-12-31T23:59:59Z'")]
    public async Task A_person_who_was_suspended_or_changed_the_password_gets_no_new_tokens(string change)
    {
        var email = change.StartsWith("security", StringComparison.Ordinal)
            ? "admin@platinum.example"
            : "admin@registered.example";
        var pair = await SignIn(email);

        await host.Database.Execute($"UPDATE portal_users SET {change} WHERE email = '{email}'");

        Assert.Equal("invalid_grant", (await Refresh(pair.Refresh)).String("error"));
        Assert.Equal(401, await Me(pair.Access));
    }

    [Fact]
    public async Task A_refresh_token_of_sign_in_works_with_no_client()
    {
        var pair = await SignIn();

        Assert.Equal(
            "invalid_grant",
            (await Refresh($"{pair.Refresh}&client_id={DemoSeed.Portal}")).Expect(HttpStatusCode.BadRequest).String("error"));
        (await Refresh(pair.Refresh)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Signing_out_with_the_refresh_token_ends_the_access_token_at_once()
    {
        var pair = await SignIn();

        (await Post("/connect/revoke", $"token={pair.Refresh}")).Expect(HttpStatusCode.OK);

        Assert.Equal(401, await Me(pair.Access));
        Assert.Equal("invalid_grant", (await Refresh(pair.Refresh)).String("error"));
    }

    [Fact]
    public async Task To_another_client_a_token_does_not_exist()
    {
        var pair = await SignIn();
        var gold = (await host.Gold.AccessToken())!;
        var unknown = await Post("/connect/introspect", $"token=unknown&{As("demo-silver")}");

        foreach (var token in new[] { gold, pair.Access, pair.Refresh })
        {
            Assert.Equal(unknown.Text, (await Post("/connect/introspect", $"token={token}&{As("demo-silver")}")).Text);
            (await Post("/connect/revoke", $"token={token}&{As("demo-silver")}")).Expect(HttpStatusCode.OK);
        }

        (await Post("/connect/revoke", $"token={gold}")).Expect(HttpStatusCode.OK);
        Assert.Equal((200, 200), (await Me(gold), await Me(pair.Access)));
        Assert.Equal(
            "invalid_client",
            (await Post("/connect/introspect", $"token={gold}")).Expect(HttpStatusCode.Unauthorized).String("error"));
        Assert.True(
            (await Post("/connect/introspect", $"token={gold}&{As("demo-gold")}")).Json.GetProperty("active").GetBoolean());
    }

    [Fact]
    public async Task Introspection_tells_what_holds_now()
    {
        var partner = await host.AddPartner();
        var id = (await partner.Get("/v1/me")).Id;
        var token = await partner.AccessToken();

        await host.Database.Execute(
            $"UPDATE api_clients SET permissions = '{ApiClient.PermissionsOf(["deals.read"])}' WHERE client_id = '{id}'");

        Assert.Equal("deals.read", (await Post("/connect/introspect", $"token={token}&{As(id)}")).String("scope"));
    }

    [Fact]
    public async Task Who_is_no_system_is_not_told_whether_a_token_is_good()
    {
        var token = await host.Gold.AccessToken();

        foreach (var asking in new[] { "", $"&client_id={DemoSeed.Portal}", "&client_id=nobody" })
        {
            var good = await Post("/connect/introspect", $"token={token}{asking}");
            var unknown = await Post("/connect/introspect", $"token=unknown{asking}");
            Assert.Equal((401, "invalid_client", unknown.Text), (good.Status, good.String("error"), good.Text));
        }
    }

    [Fact]
    public async Task No_other_token_opens_the_API()
    {
        var pair = await SignIn();

        Assert.Equal((200, 401), (await Me(pair.Access), await Me(pair.Refresh)));
    }

    [Fact]
    public async Task Signing_out_while_a_refresh_runs_ends_the_new_tokens_too()
    {
        for (var round = 0; round < 10; round++)
        {
            var pair = await SignIn();

            var answers = await Task.WhenAll(Refresh(pair.Refresh), Post("/connect/revoke", $"token={pair.Refresh}"));

            if (answers[0].Status == 200) Assert.Equal(401, await Me(answers[0].String("access_token")!));
        }
    }

    private static string As(string client) => $"client_id={client}&client_secret={DemoSeed.SecretOf(client)}";

    private async Task<(string Access, string Refresh)> SignIn(string email = Email)
    {
        var answer = await host.Nobody.Post("/v1/account/sign-in", new { email, password = DemoSeed.Password });
        return (answer.String("accessToken")!, answer.String("refreshToken")!);
    }

    private Task<Answer> Refresh(string token) => Post("/connect/token", $"grant_type=refresh_token&refresh_token={token}");

    private async Task<int> Me(string token) => (await host.Nobody.Get("/v1/me", ("Authorization", $"Bearer {token}"))).Status;

    private Task<Answer> Post(string path, string form) => host.Nobody.Send(
        HttpMethod.Post, path, new StringContent(form, null, "application/x-www-form-urlencoded"));
}
