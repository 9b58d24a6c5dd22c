using System.Net;
using System.Text;
using ChannelProgram.Infrastructure.Demo;

namespace ChannelProgram.Api.Tests.Identity;

public class ClientSignInTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    private const string Grant = "grant_type=client_credentials";
    private static readonly string Secret = DemoSeed.SecretOf("demo-gold");
    private static readonly string InForm = $"{Grant}&client_id=demo-gold&client_secret={Secret}";
    private static readonly string InHeader = Basic("demo-gold", Secret);

    [Fact]
    public async Task A_client_signs_in_by_basic_or_form()
    {
        foreach (var (form, basic) in new[]
        {
            (InForm, null), (Grant, InHeader), ($"{Grant}&client_id=demo-gold", InHeader), ($"{InForm}&resource=x&scope=", null),
            (InForm, ""),
        })
        {
            var answer = (await Token(form, basic)).Expect(HttpStatusCode.OK);

            Assert.Equal(
                ["access_token", "expires_in", "scope", "token_type"],
                answer.Json.EnumerateObject().Select(it => it.Name).Order());
            Assert.Equal(
                ("Bearer", 900, "commissions.read deals.read deals.write partner.manage training.read"),
                (answer.String("token_type"), answer.Json.GetProperty("expires_in").GetInt32(), answer.String("scope")));
            Assert.Equal("demo-gold", (await Me(answer.String("access_token")!)).Id);
            NotStored(answer);
        }
    }

    [Fact]
    public async Task A_scope_is_all_that_was_asked_for()
    {
        Assert.Equal("deals.read", (await Token($"{InForm}&scope=deals.read")).String("scope"));
        Assert.Equal(
            "deals.read deals.write", (await Token($"{InForm}&scope=deals.write+deals.read+deals.write")).String("scope"));
        Assert.Equal(
            "vendor.accounts.read vendor.accounts.write vendor.billing.write vendor.commissions.read vendor.deals.read "
                + "vendor.deals.write vendor.partner.manage vendor.training.read vendor.training.write",
            (await Token($"{Grant}&client_id=demo-crm&client_secret={DemoSeed.SecretOf("demo-crm")}")).String("scope"));
    }

    [Fact]
    public async Task An_unknown_client_and_a_wrong_secret_have_the_same_answer()
    {
        var (inForm, inHeader) = (new List<Answer>(), new List<Answer>());
        foreach (var (id, secret) in new[]
        {
            ("demo-gold", "wrong"), ("demo-gold", ""), ("demo-gold", Secret + "x"),
            ("demo-gold", DemoSeed.SecretOf("demo-silver")),
            ("nobody", Secret), ("Demo-gold", Secret), ("demo-gold ", Secret), ("", Secret), (new string('x', 5_000), Secret),
            ("ü\uFFFE", Secret),
        })
        {
            inForm.Add(
                await Token($"{Grant}&client_id={Uri.EscapeDataString(id)}&client_secret={Uri.EscapeDataString(secret)}"));
            inHeader.Add(await Token(Grant, Basic(Uri.EscapeDataString(id), Uri.EscapeDataString(secret))));
        }

        foreach (var answers in (List<Answer>[])[inForm, inHeader])
        {
            Assert.All(answers, it => Assert.Equal((401, "invalid_client"), (it.Status, it.String("error"))));
            Assert.Single(answers.Select(it => it.Text).Distinct());
            Assert.Single(answers.Select(it => string.Join('\n', it.Headers.Where(header => header.Key != "Date")
                .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}"))).Distinct());
            Assert.All(answers, NotStored);
        }

        // Only a client that signed in by the header is challenged: others would hide the error from their user.
        Assert.All(inForm, it => Assert.Empty(it.Headers.WwwAuthenticate));
        Assert.All(inHeader, it => Assert.StartsWith("Basic ", it.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "invalid_request")]
    [InlineData("grant_type=", "invalid_request")]
    [InlineData("grant_type=password&username=a&password=b", "unsupported_grant_type")]
    [InlineData("grant_type=refresh_token&refresh_token=x", "invalid_grant")]
    [InlineData("grant_type=refresh_token", "invalid_request")]
    [InlineData("grant_type=authorization_code&code=x&redirect_uri=x&code_verifier=x", "invalid_grant")]
    [InlineData("grant_type=sign_in", "unsupported_grant_type")]
    [InlineData("grant_type=client_credentials&grant_type=client_credentials", "invalid_request")]
    [InlineData("grant_type=client_credentials&client_secret=x", "invalid_request")]
    [InlineData("grant_type=client_credentials&client_id=demo-silver", "invalid_request")]
    [InlineData("grant_type=client_credentials&scope=deals.read&scope=deals.write", "invalid_request")]
    [InlineData("grant_type=client_credentials&scope=partner.nonsense", "invalid_scope")]
    [InlineData("grant_type=client_credentials&scope=vendor.deals.read", "invalid_scope")]
    [InlineData("grant_type=client_credentials&scope=deals.read+nonsense", "invalid_scope")]
    [InlineData("grant_type=client_credentials&scope=DEALS.READ", "invalid_scope")]
    [InlineData("grant_type=client_credentials&scope=+", "invalid_scope")]
    [InlineData("grant_type=client_credentials&scope=%00", "invalid_request")]
    [InlineData("grant_type=client_credentials&scope=%FF", "invalid_request")]
    [InlineData("grant_type=client_credentials&scope=%ZZ", "invalid_request")]
    public async Task Invalid_requests_get_the_standard_error_codes(string form, string error)
    {
        var answer = (await Token(form, InHeader)).Expect(HttpStatusCode.BadRequest);

        Assert.Equal(error, answer.String("error"));
        Assert.NotEmpty(answer.String("error_description")!);
        Assert.Equal(["error", "error_description"], answer.Json.EnumerateObject().Select(it => it.Name).Order());
        NotStored(answer);
    }

    [Theory]
    [InlineData("Basic !")]
    [InlineData("Basic ZGVtby1nb2xk")]
    public async Task A_malformed_header_is_an_invalid_request(string authorization) =>
        Assert.Equal("invalid_request", (await Token(Grant, authorization)).Expect(HttpStatusCode.BadRequest).String("error"));

    [Fact]
    public async Task A_token_is_asked_for_by_a_form_in_a_POST()
    {
        Assert.Equal(
            "invalid_request",
            (await host.Nobody.PostText("/connect/token", """{"grant_type":"client_credentials"}""")).String("error"));
        Assert.Equal(
            "invalid_request",
            (await Token($"{InForm}&pad={new string('x', 20_000)}")).Expect(HttpStatusCode.BadRequest).String("error"));
        Assert.Equal(413, (await Token($"{InForm}&pad={new string('x', 300_000)}")).Status);

        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Put, HttpMethod.Delete })
        {
            var answer = await host.Nobody.Send(method, $"/connect/token?{InForm}", null);
            Assert.Equal((405, "POST"), (answer.Status, string.Join(",", answer.ContentHeaders.Allow)));
        }
    }

    [Trait("Engine", "postgreSql")]
    [Fact]
    public async Task A_secret_is_stored_as_its_SHA_256_alone()
    {
        Assert.Equal(
            Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(Secret))),
            await host.Database.Query<string>("SELECT client_secret FROM api_clients WHERE client_id = 'demo-gold'"));
        Assert.Equal(
            0L,
            await host.Database.Query<long>("SELECT count(*) FROM api_clients c WHERE c::text LIKE '%for-development-only%'"));
    }

    [Fact]
    public async Task A_revoked_client_gets_no_token()
    {
        var partner = await host.AddPartner();
        var id = (await partner.Get("/v1/me")).Id;
        await host.Database.Execute($"UPDATE api_clients SET revoked_at = now() WHERE client_id = '{id}'");

        Assert.Equal(401, (await Token($"{Grant}&client_id={id}&client_secret={DemoSeed.SecretOf(id)}")).Status);
    }

    [Fact]
    public async Task Metadata_describes_the_token_endpoint()
    {
        var node = host.Address;
        var metadata = (await host.Nobody.At(node).Get("/.well-known/oauth-authorization-server")).Expect(HttpStatusCode.OK);

        Assert.Equal(
            (node.ToString(), $"{node}connect/token", $"{node}connect/authorize"),
            (metadata.String("issuer"), metadata.String("token_endpoint"), metadata.String("authorization_endpoint")));
        Assert.Equal("application/json", metadata.ContentHeaders.ContentType?.MediaType);
        Assert.Equal(["authorization_code", "client_credentials", "refresh_token"], Texts("grant_types_supported"));
        Assert.Equal(["client_secret_basic", "client_secret_post"], Texts("token_endpoint_auth_methods_supported"));
        Assert.Equal(
            ["commissions.read", "deals.read", "deals.write", "email", "offline_access", "openid", "partner.manage",
            "training.read", "vendor.accounts.read", "vendor.accounts.write", "vendor.billing.write",
            "vendor.commissions.read", "vendor.deals.read",
            "vendor.deals.write", "vendor.partner.manage", "vendor.training.read", "vendor.training.write"],
            Texts("scopes_supported"));
        Assert.Equal(["code"], Texts("response_types_supported"));
        Assert.Equal(["S256"], Texts("code_challenge_methods_supported"));
        Assert.Equal(metadata.Text, (await host.Nobody.At(node).Get("/.well-known/openid-configuration")).Text);

        IEnumerable<string?> Texts(string name) =>
            metadata.Json.GetProperty(name).EnumerateArray().Select(it => it.GetString()).Order(StringComparer.Ordinal);
    }

    private Task<Answer> Token(string form, string? authorization = null) => host.Nobody.Send(
        HttpMethod.Post, "/connect/token", new StringContent(form, Encoding.UTF8, "application/x-www-form-urlencoded"),
        authorization is null ? [] : [("Authorization", authorization)]);

    private Task<Answer> Me(string token) => host.Nobody.Get("/v1/me", ("Authorization", $"Bearer {token}"));

    private static string Basic(string id, string secret) =>
        $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{id}:{secret}"))}";

    private static void NotStored(Answer answer) =>
        Assert.Equal("no-store", answer.Headers.NonValidated["Cache-Control"].ToString());
}
