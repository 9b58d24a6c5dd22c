using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Web;
using ChannelProgram.Infrastructure.Demo;
using Microsoft.AspNetCore.WebUtilities;

namespace ChannelProgram.Api.Tests.ApiClients;

/// <summary>Program admins manage the vendor's own systems and the front ends through which people sign in.</summary>
public sealed class VendorApiClientTests(ChannelHost host) : IClassFixture<ChannelHost>, IDisposable
{
    private const string All = "/v1/api-clients";
    private const string Callback = "https://portal.example.com/callback";
    private const string Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private readonly HttpClient _http = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = host.Address };

    [Fact]
    public async Task A_system_of_the_vendor_signs_in_with_its_scopes()
    {
        var client = await host.ProgramAdmin.AddClient(All, "vendor.deals.read");

        var token = (await host.Token(client.ClientId, client.Secret)).Expect(HttpStatusCode.OK);

        Assert.Equal("vendor.deals.read", token.String("scope"));
        Assert.Equal("vendorSystem", (await host.Me(token.String("access_token")!)).String("kind"));
        (await host.ProgramAdmin.Patch(client.Path, new { scopes = (string[])["vendor.accounts.read"] }))
            .Expect(HttpStatusCode.OK);
        Assert.Empty((await host.Me(token.String("access_token")!)).Json.Texts("scopes"));
        Assert.Equal("insufficientRole", (await host.ChannelManager.Get(All)).Problem);
        Assert.Equal("insufficientScope", (await host.Crm.Get(All)).Problem);
    }

    [Fact]
    public async Task A_person_signs_in_through_a_front_end_that_was_added()
    {
        var (path, client) = await AddFrontEnd(Callback);

        var tokens = await SignIn(client, Callback);
        Assert.Equal("sales@gold.example", (await host.Me(tokens.String("access_token")!)).String("name"));
        await UntilUsed(path);

        // Another address is its own from now on, and the old one is nobody's.
        (await host.ProgramAdmin.Patch(path, new { redirectUris = (string[])["http://127.0.0.1:5173/back"] }))
            .Expect(HttpStatusCode.OK);
        Assert.Equal(HttpStatusCode.BadRequest, (await _http.GetAsync(Asked(client, Callback))).StatusCode);
        await SignIn(client, "http://127.0.0.1:5173/back");

        (await host.ProgramAdmin.Post($"{path}/revoke")).Expect(HttpStatusCode.OK);
        (await host.Me(tokens.String("access_token")!)).Expect(HttpStatusCode.Unauthorized);
        Assert.Equal(HttpStatusCode.BadRequest, (await _http.GetAsync(Asked(client, "http://127.0.0.1:5173/back"))).StatusCode);
        Assert.Equal(
            "invalid_client",
            (await Form($"grant_type=refresh_token&client_id={client}&refresh_token={tokens.String("refresh_token")}"))
                .String("error"));
    }

    [Fact]
    public async Task A_front_end_has_no_secret()
    {
        var (path, client) = await AddFrontEnd(Callback);

        Assert.Equal("noSecret", (await host.ProgramAdmin.Post($"{path}/rotate")).Expect(HttpStatusCode.Conflict).Problem);
        Assert.Equal("noOldSecret", (await host.ProgramAdmin.Post($"{path}/drop-old-secret")).Problem);
        (await host.Token(client, "")).Expect(HttpStatusCode.Unauthorized);
        Assert.Equal(["update", "revoke"], (await host.ProgramAdmin.Get(path)).Json.Texts("nextActions"));
    }

    [Fact]
    public async Task It_is_either_a_system_or_a_front_end()
    {
        await Faults(new { name = "X" }, "");
        await Faults(
            new { name = "X", scopes = (string[])["vendor.deals.read"], redirectUris = (string[])[Callback] }, "/redirectUris");
        await Faults(new { name = "X", scopes = (string[])["deals.read"] }, "/scopes/0");
        var (frontEnd, _) = await AddFrontEnd(Callback);
        var system = await host.ProgramAdmin.AddClient(All, "vendor.deals.read");
        foreach (var (path, patch, fault) in new (string, object, string)[]
        {
            (frontEnd, new { scopes = (string[])["vendor.deals.read"] }, "/scopes"),
            (frontEnd, new { redirectUris = (string[]?)null }, ""),
            (system.Path, new { redirectUris = (string[])[Callback] }, "/redirectUris"),
            (system.Path, new { scopes = (string[]?)null }, ""),
        })
            Assert.Equal([fault], (await host.ProgramAdmin.Patch(path, patch)).Expect(HttpStatusCode.BadRequest).Faults);
    }

    [Theory]
    [InlineData("http://portal.example.com/callback")]
    [InlineData("https://portal.example.com/callback#x")]
    [InlineData("https://user@portal.example.com/")]
    [InlineData("https://*.example.com/")]
    [InlineData("https:///callback")]
    [InlineData("/callback")]
    [InlineData("javascript:alert(1)")]
    [InlineData("app:/callback")]
    [InlineData("https://portal.example.com/a b")]
    [InlineData("https://portal.example.com\\@evil.example/")]
    [InlineData("http://localhost.example.com/")]
    public Task An_address_that_others_could_read_is_refused(string uri) =>
        Faults(new { name = "X", redirectUris = (string[])[uri] }, "/redirectUris/0");

    [Fact]
    public async Task A_client_of_a_partner_is_none_of_the_vendors()
    {
        var client = await host.Person("admin@gold.example").AddClient(await host.Gold.Clients());
        var id = client.Path.Split('/')[^1];

        Assert.Equal("notFound", (await host.ProgramAdmin.Get($"{All}/{id}")).Problem);
        Assert.Equal("notFound", (await host.ProgramAdmin.Post($"{All}/{id}/revoke")).Problem);
        Assert.DoesNotContain(id, (await host.ProgramAdmin.Get($"{All}?limit=200")).Text, StringComparison.Ordinal);
        Assert.Contains(DemoSeed.Portal, (await host.ProgramAdmin.Get($"{All}?limit=200")).Text, StringComparison.Ordinal);
    }

    public void Dispose() => _http.Dispose();

    private async Task Faults(object body, string fault) =>
        Assert.Equal([fault], (await host.ProgramAdmin.Post(All, body)).Expect(HttpStatusCode.BadRequest).Faults);

    private async Task<(string Path, string ClientId)> AddFrontEnd(string uri)
    {
        var answer = await host.ProgramAdmin.Post(All, new { name = "Portal", redirectUris = (string[])[uri] });
        var made = answer.Expect(HttpStatusCode.Created);
        Assert.Null(made.String("secret"));
        var client = ApiClientActions.Made.Of(All, made);
        return (client.Path, client.ClientId);
    }

    private static string Asked(string client, string uri) =>
        $"/connect/authorize?client_id={client}&response_type=code&redirect_uri={Uri.EscapeDataString(uri)}"
        + "&code_challenge_method=S256&scope=openid%20offline_access&state=s&code_challenge="
        + WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    private async Task<Answer> SignIn(string client, string uri)
    {
        var asked = Asked(client, uri).Split('?');
        using var signedIn = await _http.PostAsync(asked[0], new StringContent(
            $"{asked[1]}&email=sales%40gold.example&password={Uri.EscapeDataString(DemoSeed.Password)}", null,
            "application/x-www-form-urlencoded"));
        Assert.Equal(HttpStatusCode.Found, signedIn.StatusCode);
        var code = HttpUtility.ParseQueryString(signedIn.Headers.Location!.Query)["code"];
        return (await Form(
            $"grant_type=authorization_code&client_id={client}&redirect_uri={Uri.EscapeDataString(uri)}"
            + $"&code_verifier={Verifier}&code={code}")).Expect(HttpStatusCode.OK);
    }

    private Task<Answer> Form(string form) => host.Nobody.Send(
        HttpMethod.Post, "/connect/token", new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded"));

    private async Task UntilUsed(string path)
    {
        for (var attempts = 200; (await host.ProgramAdmin.Get(path)).String("lastUsedAt") is null; attempts--)
        {
            Assert.True(attempts > 0, "It was never used.");
            await Task.Delay(20);
        }
    }
}
