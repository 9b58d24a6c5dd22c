using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using static OpenIddict.Server.DataProtection.OpenIddictServerDataProtectionConstants;

namespace ChannelProgram.Api.Tests.Access;

public sealed class InvalidTokenTests(ChannelHost host) : IClassFixture<ChannelHost>, IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = host.Address };

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_token_is_valid_for_15_minutes(bool system)
    {
        var token =
            await (system ? (SignInBy)new SystemSignIn("demo-gold") : new PersonSignIn("sales@gold.example")).Token(_http);

        host.Clock.Now += TimeSpan.FromMinutes(15) - TimeSpan.FromSeconds(1);
        Assert.Equal(200, (await With($"Bearer {token}")).Status);

        host.Clock.Now += TimeSpan.FromSeconds(1) + TimeSpan.FromMilliseconds(1);
        ExpectUnauthorized(await With($"Bearer {token}"), "Bearer error=\"invalid_token\"");
    }

    [Fact]
    public async Task A_forged_token_is_invalid()
    {
        var token = await new SystemSignIn("demo-gold").Token(_http);
        Assert.Equal(200, (await With($"bearer {token}")).Status);

        foreach (var forged in new[]
        {
            $"{token[..^3]}AAA", token[..^1], $"{token}A", token[1..],
            $"{token[..40]}{(token[40] == 'A' ? 'B' : 'A')}{token[41..]}",
            "x", "{\"client\":\"demo-gold\"}", new string('A', 10_000), await WithOtherKeys(token),
        })
            ExpectUnauthorized(await With($"Bearer {forged}"), "Bearer error=\"invalid_token\"");
    }

    [Theory]
    [InlineData("Basic ZGVtby1nb2xkOng=", "Bearer")]
    [InlineData("Bearer", "Bearer")]
    [InlineData("Bearer ", "Bearer")]
    [InlineData("", "Bearer")]
    public async Task A_malformed_authorization_header_is_unauthenticated(string authorization, string challenge) =>
        ExpectUnauthorized(await With(authorization), challenge);

    [Fact]
    public async Task A_token_outside_the_authorization_header_is_ignored()
    {
        var token = await new SystemSignIn("demo-gold").Token(_http);

        ExpectUnauthorized(await host.Nobody.Get($"/v1/me?access_token={token}"), "Bearer");
        ExpectUnauthorized(await host.Nobody.Get("/v1/me", ("Cookie", $"access_token={token}")), "Bearer");
    }

    [Fact]
    public async Task A_list_cursor_is_no_token()
    {
        for (var i = 0; i < 2; i++) await host.Gold.Register(Registration.NewCustomer());
        var cursor = (await host.Gold.Get("/v1/deals?limit=1")).String("next");

        ExpectUnauthorized(await With($"Bearer {cursor}"), "Bearer error=\"invalid_token\"");
    }

    [Fact]
    public async Task A_revoked_client_is_rejected_at_once()
    {
        var partner = await host.AddPartner();
        var id = (await partner.Get("/v1/me")).Id;

        await host.Database.Execute($"UPDATE api_clients SET revoked_at = now() WHERE client_id = '{id}'");

        ExpectUnauthorized(await partner.Get("/v1/me"), "Bearer error=\"invalid_token\"");
    }

    [Theory]
    [InlineData("security_stamp = 'another'")]
    [InlineData("lockout_end = '9999-12-31T23:59:59Z'")]
    public async Task A_user_who_is_locked_out_or_changed_the_password_is_rejected_at_once(string change)
    {
        var email = change.StartsWith("security", StringComparison.Ordinal) ? "sales@silver.example" : "admin@silver.example";
        Assert.Equal(200, (await host.Person(email).Get("/v1/me")).Status);

        await host.Database.Execute($"UPDATE portal_users SET {change} WHERE email = '{email}'");

        ExpectUnauthorized(await host.Person(email).Get("/v1/me"), "Bearer error=\"invalid_token\"");
    }

    [Fact]
    public async Task A_token_of_one_node_is_valid_on_every_node()
    {
        var token = await new SystemSignIn("demo-gold").Token(_http);
        await using var another = host.Another();
        another.StartServer();

        var there = host.Nobody.At(another.Address);

        Assert.Equal("demo-gold", (await there.Get("/v1/me", ("Authorization", $"Bearer {token}"))).String("name"));
    }

    public void Dispose() => _http.Dispose();

    private Task<Answer> With(string authorization) => host.Nobody.Get("/v1/me", ("Authorization", authorization));

    private static void ExpectUnauthorized(Answer answer, string challenge) => Assert.Equal(
        (401, "unauthenticated", challenge), (answer.Status, answer.Problem, answer.Headers.WwwAuthenticate.ToString()));

    /// <summary>The token, protected with other keys. With the right ones it is accepted, so only the keys are wrong.</summary>
    private async Task<string> WithOtherKeys(string token)
    {
        var keys = host.Services.GetRequiredService<IDataProtectionProvider>();
        var content = Protector(keys).Unprotect(token);
        Assert.Equal(200, (await With($"Bearer {Protector(keys).Protect(content)}")).Status);
        return Protector(new EphemeralDataProtectionProvider()).Protect(content);

        static IDataProtector Protector(IDataProtectionProvider keys) => keys.CreateProtector(
            Purposes.Handlers.Server, Purposes.Formats.AccessToken, Purposes.Schemes.Server);
    }
}
