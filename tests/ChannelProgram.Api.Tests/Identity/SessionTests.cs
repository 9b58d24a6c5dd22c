using System.Net;
using System.Text.Json;
using ChannelProgram.Infrastructure.Demo;
using ChannelProgram.Infrastructure.Identity;

namespace ChannelProgram.Api.Tests.Identity;

/// <summary>Every request goes to the other of two nodes: what ends at one has ended at the other.</summary>
public class SessionTests(TwoNodeHost host) : IClassFixture<TwoNodeHost>
{
    private const string Path = "/v1/account/sessions";

    [Fact]
    public async Task A_session_is_listed_with_when_where_and_with_what_it_was_used()
    {
        var email = await host.AddPerson();
        var began = host.Clock.Now;
        (await host.Nobody.Send(
            HttpMethod.Post, "/v1/account/sign-in",
            System.Net.Http.Json.JsonContent.Create(new { email, password = DemoSeed.Password }),
            ("User-Agent", "Portal/1.0 (test)"))).Expect(HttpStatusCode.OK);
        host.Clock.Now += TimeSpan.FromMinutes(1);
        var mine = await host.NewSession(email);
        host.Clock.Now += TimeSpan.FromMinutes(1);
        var renewed = (await host.Refresh(mine.Refresh)).Expect(HttpStatusCode.OK).String("access_token")!;

        var listed = await Listed(renewed);

        Assert.Equal([true, false], listed.Select(it => it.GetProperty("current").GetBoolean()));
        Assert.Equal(
            [(began.AddMinutes(1), began.AddMinutes(2)), (began, began)],
            listed.Select(it => (
                it.GetProperty("startedAt").GetDateTimeOffset(), it.GetProperty("lastUsedAt").GetDateTimeOffset())));
        Assert.Equal([null, "Portal/1.0 (test)"], listed.Select(it => it.GetProperty("userAgent").GetString()));
        Assert.All(listed, it => Assert.Equal(
            ("127.0.0.1", null), (it.GetProperty("address").GetString(), it.GetProperty("client").GetString())));
    }

    [Fact]
    public async Task An_ended_session_is_out_at_once_and_the_others_stay()
    {
        var email = await host.AddPerson();
        var (mine, other) = (await host.NewSession(email), await host.NewSession(email));
        var id = (await Listed(mine.Access)).Single(it => !it.GetProperty("current").GetBoolean()).GetProperty("id").GetString();

        var left = await host.PostWith(mine.Access, $"{Path}/end", $$"""{"session":"{{id}}"}""");

        Assert.True(Assert.Single(Items(left)).GetProperty("current").GetBoolean());
        await Ended(other);
        Assert.Equal(200, await host.StatusOf(mine.Access));
        Assert.Equal("notFound", (await host.PostWith(mine.Access, $"{Path}/end", $$"""{"session":"{{id}}"}""")).Problem);
        Assert.Equal(["user.sessionEnded"], await host.AuditOf(await host.IdOf(email)));
    }

    [Fact]
    public async Task Nobody_ends_the_session_of_somebody_else()
    {
        var (mine, stranger) = (await host.NewSession(await host.AddPerson()), await host.NewSession(await host.AddPerson()));
        var id = (await Listed(stranger.Access)).Single().GetProperty("id").GetString();

        var refused = await host.PostWith(mine.Access, $"{Path}/end", $$"""{"session":"{{id}}"}""");

        Assert.Equal("notFound", refused.Expect(HttpStatusCode.NotFound).Problem);
        Assert.Equal(200, await host.StatusOf(stranger.Access));
        Assert.Equal(["/session"], (await host.PostWith(mine.Access, $"{Path}/end")).Faults);
    }

    [Fact]
    public async Task All_others_end_together()
    {
        var email = await host.AddPerson();
        var (mine, one, two) = (await host.NewSession(email), await host.NewSession(email), await host.NewSession(email));

        Assert.Single(Items(await host.PostWith(mine.Access, $"{Path}/end-others")));

        await Ended(one);
        await Ended(two);
        Assert.Equal(200, await host.StatusOf(mine.Access));
        Assert.Equal(["user.sessionEnded", "user.sessionEnded"], await host.AuditOf(await host.IdOf(email)));
    }

    [Fact]
    public async Task Signing_out_ends_the_session_and_no_other()
    {
        var email = await host.AddPerson();
        var (mine, other) = (await host.NewSession(email), await host.NewSession(email));

        (await host.PostWith(mine.Access, "/v1/account/sign-out", "")).Expect(HttpStatusCode.NoContent);

        await Ended(mine);
        Assert.Single(await Listed(other.Access));
    }

    [Fact]
    public async Task A_session_that_nobody_used_for_two_weeks_is_none()
    {
        var email = await host.AddPerson();
        await host.NewSession(email);
        host.Clock.Now += AuthorizationServer.RefreshTokenLifetime + TimeSpan.FromSeconds(1);

        Assert.Single(await Listed((await host.NewSession(email)).Access));
    }

    private static IReadOnlyList<JsonElement> Items(Answer answer) =>
        [.. answer.Expect(HttpStatusCode.OK).Json.GetProperty("items").EnumerateArray()];

    private async Task<IReadOnlyList<JsonElement>> Listed(string token) =>
        Items(await host.Nobody.Get(Path, ("Authorization", $"Bearer {token}")));

    private async Task Ended((string Access, string Refresh) session)
    {
        Assert.Equal((401, 401), (await host.StatusOf(session.Access), await host.StatusOf(session.Access)));
        Assert.Equal("invalid_grant", (await host.Refresh(session.Refresh)).String("error"));
    }
}
