using System.Net;
using System.Web;
using ChannelProgram.Application.Common;
using ChannelProgram.Infrastructure.Demo;
using ChannelProgram.Infrastructure.Identity;

namespace ChannelProgram.Api.Tests.Identity;

/// <summary>The page on which a person signs in for a front end.</summary>
public sealed class AuthorizationPageTests(ChannelHost host) : IClassFixture<ChannelHost>, IDisposable
{
    private const string Path = "/connect/authorize";
    private const string Challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private static readonly string Asked =
        $"client_id={DemoSeed.Portal}&response_type=code&redirect_uri={Uri.EscapeDataString(DemoSeed.PortalCallback)}"
        + $"&code_challenge_method=S256&code_challenge={Challenge}&scope=openid&state=s";

    private static readonly string Password = Uri.EscapeDataString(DemoSeed.Password);

    private readonly HttpClient _http = new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = host.Address };

    [Fact]
    public async Task The_page_can_be_framed_and_stored_by_nobody_and_escapes_what_was_sent()
    {
        var page = (await Get($"{Asked}&login_hint=%22%3E%3Cscript%3E")).Expect(HttpStatusCode.OK);

        Assert.Contains("&quot;&gt;&lt;script&gt;", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", page.Text, StringComparison.Ordinal);
        Assert.Equal("no-store", page.Headers.NonValidated["Cache-Control"].ToString());
        Assert.Contains(
            "frame-ancestors 'none'", page.Headers.NonValidated["Content-Security-Policy"].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_right_password_sends_a_code_back_and_a_wrong_one_shows_the_page_again()
    {
        using var right = await Post(DemoSeed.Password);
        Assert.Equal(HttpStatusCode.Found, right.StatusCode);
        Assert.StartsWith($"{DemoSeed.PortalCallback}?code=", right.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Contains("state=s", right.Headers.Location.Query, StringComparison.Ordinal);

        foreach (var (email, password) in new[]
        {
            ("sales@gold.example", "wrong"), ("sales@gold.example", new string('x', 257)), ("sales@gold.example", ""),
            ("a\uFFFE@b", "wrong"),
        })
        {
            using var again = await Post(password, email);
            Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
            Assert.Contains("role=\"alert\"", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            Assert.Null(again.Headers.Location);
        }

        async Task<HttpResponseMessage> Post(string password, string email = "sales@gold.example") => await _http.PostAsync(
            Path, new StringContent(
                $"{Asked}&email={Uri.EscapeDataString(email)}&password={Uri.EscapeDataString(password)}", null,
                "application/x-www-form-urlencoded"));
    }

    [Fact]
    public async Task Whoever_has_a_second_factor_is_asked_for_a_code()
    {
        var email = await host.AddPerson();
        var (_, codes) = await host.SetUpTwoFactor(host.Person(email));

        foreach (var code in (string[])["", "000000", new string('0', 41)])
        {
            using var again = await Post(code);
            Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
            Assert.Contains("role=\"alert\"", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        using var right = await Post(codes[0]);
        Assert.Equal(HttpStatusCode.Found, right.StatusCode);
        using var twice = await Post(codes[0]);
        Assert.Equal(HttpStatusCode.BadRequest, twice.StatusCode);

        async Task<HttpResponseMessage> Post(string code) => await _http.PostAsync(
            Path, new StringContent(
                $"{Asked}&email={Uri.EscapeDataString(email)}&password={Password}&otp={code}", null,
                "application/x-www-form-urlencoded"));
    }

    [Fact]
    public async Task Staff_that_must_set_up_a_second_factor_first_gets_no_code()
    {
        await using var node = host.Another((TwoFactorRule.Setting, "true"));
        node.StartServer();
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = node.Address };
        var (staff, partner) = (await host.AddPerson(Role.ChannelManager), await host.AddPerson());

        using var refused = await Post(staff, "");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Contains("second factor", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var others = await Post(partner, "");
        Assert.Equal(HttpStatusCode.Found, others.StatusCode);

        var (_, codes) = await host.SetUpTwoFactor(host.Person(staff).At(node.Address));
        using var right = await Post(staff, codes[0]);
        Assert.Equal(HttpStatusCode.Found, right.StatusCode);

        async Task<HttpResponseMessage> Post(string email, string code) => await http.PostAsync(
            Path, new StringContent(
                $"{Asked}&email={Uri.EscapeDataString(email)}&password={Password}&otp={code}", null,
                "application/x-www-form-urlencoded"));
    }

    [Fact]
    public async Task The_page_says_when_to_try_again_after_too_many_failures()
    {
        for (var i = 0; i < 6; i++)
        {
            using var answer = await _http.PostAsync(
                Path, new StringContent(
                    $"{Asked}&email=tooOften%40gold.example&password=wrong", null, "application/x-www-form-urlencoded"));
            Assert.Equal(i < 5 ? HttpStatusCode.BadRequest : HttpStatusCode.TooManyRequests, answer.StatusCode);
            Assert.Equal(i < 5 ? null : "300", answer.Headers.RetryAfter?.ToString());
        }
    }

    [Fact]
    public async Task The_page_does_not_tell_which_clients_there_are()
    {
        var texts = new List<string>();
        foreach (var client in new[] { "nobody", "demo-gold", DemoSeed.Portal })
            texts.Add((await Get(Asked
                .Replace(DemoSeed.Portal, client, StringComparison.Ordinal)
                .Replace("localhost%3A5173", "evil.example", StringComparison.Ordinal))).Text);

        Assert.Single(texts.Distinct());
    }

    [Theory]
    [InlineData("redirect_uri=http%3A%2F%2Flocalhost%3A5173%2Fcallback", "redirect_uri=http%3A%2F%2Fevil.example%2F")]
    [InlineData(
        "redirect_uri=http%3A%2F%2Flocalhost%3A5173%2Fcallback", "redirect_uri=http%3A%2F%2Flocalhost%3A5173%2Fcallback%2Fx")]
    [InlineData("client_id=demo-portal", "client_id=nobody")]
    [InlineData("client_id=demo-portal", "client_id=demo-gold")]
    [InlineData("client_id=demo-portal", "client_id=demo-portal&client_id=demo-portal")]
    [InlineData("state=s", "state=%00")]
    [InlineData("state=s", "state=%ff")]
    public async Task A_request_that_is_not_the_front_ends_is_sent_nowhere(string part, string other)
    {
        using var answer = await _http.GetAsync($"{Path}?{Asked.Replace(part, other, StringComparison.Ordinal)}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Null(answer.Headers.Location);
    }

    [Theory]
    [InlineData("code_challenge_method=S256", "code_challenge_method=plain", "invalid_request")]
    [InlineData("scope=openid", "scope=openid%20deals.read", "invalid_request")]
    [InlineData("scope=openid", "scope=nonsense", "invalid_scope")]
    [InlineData("response_type=code", "response_type=token", "unsupported_response_type")]
    [InlineData("state=s", "state=s&prompt=none", "login_required")]
    public async Task A_wrong_request_is_refused_without_asking_for_a_password(string part, string other, string error)
    {
        using var answer = await _http.GetAsync($"{Path}?{Asked.Replace(part, other, StringComparison.Ordinal)}");

        Assert.Contains(
            error, answer.Headers.Location?.Query ?? await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_PKCE_there_is_no_code()
    {
        var without = Asked.Replace($"code_challenge={Challenge}", "", StringComparison.Ordinal);

        using var answer = await _http.GetAsync($"{Path}?{without}");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_request_that_is_too_long_is_refused()
    {
        using var answer = await _http.PostAsync(
            Path, new StringContent($"{Asked}&x={new string('x', 20_000)}", null, "application/x-www-form-urlencoded"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_code_is_good_for_its_client_address_verifier_and_five_minutes()
    {
        const string verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
        var callback = Uri.EscapeDataString(DemoSeed.PortalCallback);
        var right = $"client_id={DemoSeed.Portal}&redirect_uri={callback}&code_verifier={verifier}";

        Assert.Equal(200, (await Exchange(await Code(), right)).Status);
        foreach (var (part, other) in new[]
        {
            (verifier, "another-verifier-of-the-length-that-is-required"), ($"&code_verifier={verifier}", ""),
            (callback, $"{callback}x"), (DemoSeed.Portal, "nobody"),
        })
            Assert.NotEqual(200, (await Exchange(await Code(), right.Replace(part, other, StringComparison.Ordinal))).Status);

        var old = await Code();
        host.Clock.Now += AuthorizationServer.CodeLifetime + TimeSpan.FromSeconds(1);
        Assert.Equal("invalid_grant", (await Exchange(old, right)).String("error"));

        async Task<string> Code()
        {
            using var sent = await _http.PostAsync(Path, Form($"{Asked}&email=sales%40gold.example&password={Password}"));
            return HttpUtility.ParseQueryString(sent.Headers.Location!.Query)["code"]!;
        }

        Task<Answer> Exchange(string code, string rest) => host.Nobody.Send(
            HttpMethod.Post, "/connect/token", Form($"grant_type=authorization_code&code={code}&{rest}"));

        static StringContent Form(string form) => new(form, null, "application/x-www-form-urlencoded");
    }

    [Fact]
    public async Task What_a_front_end_was_given_is_a_session_of_the_person()
    {
        const string verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
        var email = await host.AddPerson();
        using var sent = await _http.PostAsync(
            Path, new StringContent(
                $"{Asked}&email={Uri.EscapeDataString(email)}&password={Password}", null, "application/x-www-form-urlencoded"));
        var code = HttpUtility.ParseQueryString(sent.Headers.Location!.Query)["code"];
        var exchanged = await host.Nobody.Send(HttpMethod.Post, "/connect/token", new StringContent(
            $"grant_type=authorization_code&code={code}&client_id={DemoSeed.Portal}&code_verifier={verifier}"
            + $"&redirect_uri={Uri.EscapeDataString(DemoSeed.PortalCallback)}", null, "application/x-www-form-urlencoded"));
        var token = exchanged.Expect(HttpStatusCode.OK).String("access_token")!;

        var listed = await host.Nobody.Get("/v1/account/sessions", ("Authorization", $"Bearer {token}"));

        var session = Assert.Single(listed.Expect(HttpStatusCode.OK).Json.GetProperty("items").EnumerateArray());
        Assert.Equal(
            (DemoSeed.Portal, true),
            (session.GetProperty("client").GetString(), session.GetProperty("current").GetBoolean()));
        (await host.PostWith(token, "/v1/account/sign-out")).Expect(HttpStatusCode.NoContent);
        Assert.Equal(401, await host.StatusOf(token));
    }

    public void Dispose() => _http.Dispose();

    private Task<Answer> Get(string query) => host.Nobody.Get($"{Path}?{query}");
}
