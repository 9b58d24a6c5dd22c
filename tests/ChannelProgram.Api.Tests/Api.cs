using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ChannelProgram.Infrastructure.Demo;

namespace ChannelProgram.Api.Tests;

/// <summary>How a caller gets its token.</summary>
public abstract record SignInBy
{
    public abstract Task<string> Token(HttpClient http);
}

public sealed record SystemSignIn(string Client, string? Scope = null) : SignInBy
{
    public override async Task<string> Token(HttpClient http)
    {
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = Client,
            ["client_secret"] = DemoSeed.SecretOf(Client),
        };
        if (Scope is not null) form["scope"] = Scope;
        using var answer = await http.PostAsync("/connect/token", new FormUrlEncodedContent(form));
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString()!;
    }
}

public sealed record PersonSignIn(string Email) : SignInBy
{
    public override async Task<string> Token(HttpClient http)
    {
        using var answer = await http.PostAsJsonAsync("/v1/account/sign-in", new { email = Email, password = DemoSeed.Password });
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString()!;
    }
}

/// <summary>The API as one caller uses it; signs in by itself, and again when its token has run out.</summary>
/// <param name="nodes">Where it is asked: at each in turn.</param>
public sealed class Api(IReadOnlyList<Uri> nodes, SettableClock clock, SignInBy? signIn)
{
    private static int _callers;

    private static readonly TimeSpan TokenLasts = TimeSpan.FromMinutes(10);

    // One pool of connections for all callers: what a caller is, its token says.
    private static readonly SocketsHttpHandler Connections = new() { UseCookies = false, AllowAutoRedirect = false };

    private readonly SemaphoreSlim _signingIn = new(1);
    private readonly HttpClient[] _nodes =
        [.. nodes.Select(it => new HttpClient(Connections, disposeHandler: false) { BaseAddress = it })];
    private int _turn = Interlocked.Increment(ref _callers);
    private (string Value, DateTimeOffset At)? _token;

    /// <summary>The same caller at another node.</summary>
    public Api At(Uri node) => new([node], clock, signIn);

    /// <summary>It signs in again with its next request.</summary>
    public void ForgetToken() => _token = null;

    /// <summary>Null: it sends none.</summary>
    public async Task<string?> AccessToken() => signIn is null ? null : await Token();

    /// <summary>The same caller with a token of these scopes only.</summary>
    public Api WithScope(string scope) => new(nodes, clock, new SystemSignIn(((SystemSignIn)signIn!).Client, scope));

    public Task<Answer> Register(
        string website, string[]? products = null, string amount = "10000.00", string? key = null, string? externalId = null) =>
        Post("/v1/deals", Registration.Of(website, products, amount, externalId), key);

    public Task<Answer> Get(string path, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Get, path, null, headers);

    public Task<Answer> Post(string path, object? body = null, string? key = null) => Send(
        HttpMethod.Post, path, body is null ? null : JsonContent.Create(body), key is null ? [] : [("Idempotency-Key", key)]);

    /// <summary>Sends text as JSON, whatever it is.</summary>
    public Task<Answer> PostText(string path, string json, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Post, path, new StringContent(json, Encoding.UTF8, "application/json"), headers);

    public async Task<Answer> Send(
        HttpMethod method, string path, HttpContent? content, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        if (signIn is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await Token());
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);

        using var response = await Next().SendAsync(request);
        return new(response.StatusCode, await response.Content.ReadAsStringAsync(), response.Headers, response.Content.Headers);
    }

    /// <summary>The bytes of an answer with its headers, as they come.</summary>
    public async Task<(byte[] Bytes, HttpContentHeaders Headers, HttpResponseHeaders Others)> Download(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await Token());
        using var response = (await Next().SendAsync(request)).EnsureSuccessStatusCode();
        return (await response.Content.ReadAsByteArrayAsync(), response.Content.Headers, response.Headers);
    }

    private HttpClient Next() => _nodes[(uint)Interlocked.Increment(ref _turn) % (uint)_nodes.Length];

    private async Task<string> Token()
    {
        await _signingIn.WaitAsync();
        try
        {
            if (_token is not { } token || (clock.Now - token.At).Duration() >= TokenLasts)
                _token = token = (await signIn!.Token(Next()), clock.Now);
            return token.Value;
        }
        finally
        {
            _signingIn.Release();
        }
    }
}

/// <summary>What came back.</summary>
public sealed record Answer(HttpStatusCode Code, string Text, HttpResponseHeaders Headers, HttpContentHeaders ContentHeaders)
{
    public int Status => (int)Code;

    public JsonElement Json => JsonSerializer.Deserialize<JsonElement>(Text);

    public string? ETag => Headers.ETag?.ToString();

    public string? String(string member) => Json.GetProperty(member).GetString();

    public string Id => String("id")!;

    public string DealStatus => String("status")!;

    /// <summary>The stable code of a problem.</summary>
    public string? Problem => String("code");

    /// <summary><c>analytics held, platform waitlisted</c>.</summary>
    public string Lines => string.Join(", ", Json.GetProperty("products").EnumerateArray()
        .Select(it => $"{it.GetProperty("code").GetString()} {it.GetProperty("claim").GetString()}"));

    /// <summary>The pointers of a problem's errors, sorted.</summary>
    public IReadOnlyList<string> Faults =>
        [.. Json.GetProperty("errors").EnumerateObject().Select(it => it.Name).Order(StringComparer.Ordinal)];

    public override string ToString() => $"{Status} {Text}";

    public Answer Expect(HttpStatusCode code) =>
        Code == code ? this : throw new Xunit.Sdk.XunitException($"{(int)Code} instead of {(int)code}: {Text}");
}

/// <summary>A registration that has nothing wrong with it.</summary>
public static class Registration
{
    public static object Of(string website, string[]? products = null, string amount = "10000.00", string? externalId = null) =>
        new
        {
            customer = new { name = NameOf(website), country = "DE", website },
            products = (products ?? ["analytics"]).Select(code => new { code, amount = new { amount, currency = "USD" } }),
            expectedCloseDate = "2027-06-30",
            stage = "qualified",
            source = "partnerSourced",
            externalId,
        };

    /// <summary>Two made-up words that name whoever this is about, and nobody else: strangers' names are not alike.</summary>
    public static string NameOf(string about)
    {
        var letters = SHA256.HashData(Encoding.UTF8.GetBytes(about)).AsSpan(0, 10);
        var name = new StringBuilder();
        foreach (var letter in letters)
        {
            if (name.Length == 10) name.Append(' ');
            name.Append("bdfghklmnprstvwz"[letter >> 4]).Append("aiou"[letter & 3]);
        }

        return name.ToString();
    }

    /// <summary>The website of a customer that nobody knows yet.</summary>
    public static string NewCustomer() => $"c{Guid.NewGuid():N}.com";
}
