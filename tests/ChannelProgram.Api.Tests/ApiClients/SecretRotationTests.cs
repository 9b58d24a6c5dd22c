using System.Net;

namespace ChannelProgram.Api.Tests.ApiClients;

/// <summary>While a secret is exchanged two are good, on every node.</summary>
public sealed class SecretRotationTests(TwoNodeHost host) : IClassFixture<TwoNodeHost>
{
    private Api Admin => host.Person("admin@gold.example");

    [Theory]
    [InlineData(null, 7 * 24 * 3600)]
    [InlineData("PT1H", 3600)]
    [InlineData("P90D", 90 * 24 * 3600)]
    public async Task Both_secrets_are_good_until_the_overlap_is_over_and_the_old_one_not_an_instant_after(
        string? overlap, int seconds)
    {
        host.Clock.Now = SettableClock.Start;
        var client = await Admin.AddClient(await Admin.Clients());
        var secret = await Admin.Rotate(client, overlap is null ? null : new { overlap });
        var until = host.Clock.Now.AddSeconds(seconds);
        Assert.NotEqual(client.Secret, secret);
        Assert.Equal($"{until:yyyy-MM-ddTHH:mm:ssZ}", (await Admin.Get(client.Path)).String("oldSecretUntil"));

        host.Clock.Now = until.AddTicks(-TimeSpan.TicksPerMicrosecond);
        Assert.Equal((200, 200), (await SignIn(client.Secret), await SignIn(secret)));

        host.Clock.Now = until;
        Assert.Equal((401, 200), (await SignIn(client.Secret), await SignIn(secret)));
        Assert.Null((await Admin.Get(client.Path)).String("oldSecretUntil"));
        host.Clock.Now = SettableClock.Start;

        async Task<int> SignIn(string with) => (await host.Token(client.ClientId, with)).Status;
    }

    [Fact]
    public async Task A_dropped_secret_is_good_no_longer_and_there_is_no_third()
    {
        var client = await Admin.AddClient(await Admin.Clients());
        Assert.Equal("noOldSecret", (await Admin.Post($"{client.Path}/drop-old-secret")).Problem);
        var second = await Admin.Rotate(client);

        var third = (await Admin.Post($"{client.Path}/rotate")).Expect(HttpStatusCode.Conflict);
        Assert.Equal(("oldSecretStillGood", "active"), (third.Problem, third.String("currentStatus")));
        (await host.Token(client.ClientId, client.Secret)).Expect(HttpStatusCode.OK);

        (await Admin.Post($"{client.Path}/drop-old-secret")).Expect(HttpStatusCode.OK);
        foreach (var node in await Nodes())
        {
            (await host.Token(client.ClientId, client.Secret, node)).Expect(HttpStatusCode.Unauthorized);
            (await host.Token(client.ClientId, second, node)).Expect(HttpStatusCode.OK);
        }

        (await host.Token(client.ClientId, await Admin.Rotate(client))).Expect(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("P91D")]
    [InlineData("P90DT1S")]
    [InlineData("P1M")]
    [InlineData("PT0S")]
    [InlineData("-P1D")]
    [InlineData("7")]
    public async Task An_overlap_is_at_most_90_days(string overlap)
    {
        var client = await Admin.AddClient(await Admin.Clients());

        var refused = (await Admin.Post($"{client.Path}/rotate", new { overlap })).Expect(HttpStatusCode.BadRequest);

        Assert.Equal(["/overlap"], refused.Faults);
        (await host.Token(client.ClientId, client.Secret)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Of_many_exchanges_at_once_one_wins_and_its_secret_is_good()
    {
        var client = await Admin.AddClient(await Admin.Clients());

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Admin.Post($"{client.Path}/rotate")));

        var won = Assert.Single(answers, it => it.Status == 200);
        Assert.All(answers.Where(it => it != won), it => Assert.Equal("oldSecretStillGood", it.Problem));
        (await host.Token(client.ClientId, won.String("secret")!)).Expect(HttpStatusCode.OK);
        (await host.Token(client.ClientId, client.Secret)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_revoked_client_is_out_at_once_on_every_node()
    {
        var client = await Admin.AddClient(await Admin.Clients());
        var second = await Admin.Rotate(client);
        var nodes = await Nodes();
        var tokens = new List<string>();
        foreach (var node in nodes)
            tokens.Add((await host.Token(client.ClientId, second, node)).Expect(HttpStatusCode.OK).String("access_token")!);
        foreach (var node in nodes)
            foreach (var token in tokens) (await host.Me(token, node)).Expect(HttpStatusCode.OK);

        (await Admin.At(nodes[0]).Post($"{client.Path}/revoke")).Expect(HttpStatusCode.OK);

        foreach (var node in nodes.Reverse())
        {
            foreach (var token in tokens) (await host.Me(token, node)).Expect(HttpStatusCode.Unauthorized);
            foreach (var secret in (string[])[client.Secret, second])
                Assert.Equal("invalid_client", (await host.Token(client.ClientId, secret, node)).String("error"));
        }

        foreach (var action in (string[])["rotate", "drop-old-secret", "revoke"])
        {
            var late = (await Admin.Post($"{client.Path}/{action}")).Expect(HttpStatusCode.Conflict);
            Assert.Equal(("statusForbids", "revoked"), (late.Problem, late.String("currentStatus")));
        }

        Assert.Equal("statusForbids", (await Admin.Patch(client.Path, new { name = "Late" })).Problem);
        Assert.Equal("revoked", (await Admin.Get(client.Path)).DealStatus);
    }

    private Task<Uri[]> Nodes()
    {
        var (one, another) = (host.Address, host.Address);
        Assert.NotEqual(one, another);
        return Task.FromResult((Uri[])[one, another]);
    }
}
