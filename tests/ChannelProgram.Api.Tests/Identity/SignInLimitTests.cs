using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using ChannelProgram.Infrastructure.Demo;
using ChannelProgram.Infrastructure.Identity;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Xunit.Abstractions;

namespace ChannelProgram.Api.Tests.Identity;

/// <summary>Guessing: what it costs the product, and what it leaves to the owner of the account.</summary>
[Slow]
public sealed class SignInLimitTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const string Owner = "sales@gold.example";
    private const int AtOnce = 16;

    private static readonly int Guesses = TestRounds.Of(600, longRun: 10_000);

    private readonly ChannelHost _host = new();
    private readonly CountingHasher _hasher = new();
    private readonly List<WebApplicationFactory<Program>> _nodes = [];
    private int _turn;

    public async Task InitializeAsync()
    {
        await _host.InitializeAsync();
        for (var i = 0; i < 2; i++) _nodes.Add(Node());
    }

    [Fact]
    public async Task Guesses_at_one_account_are_stopped_before_hashing_and_its_owner_signs_in_from_elsewhere()
    {
        const int sources = 20;
        var answers = await Guess(i => (Owner, $"203.0.113.{i % sources}"));

        Assert.Equal(sources * 5, _hasher.Count);
        Assert.Equal(sources * 5, answers.Count(it => it == HttpStatusCode.Unauthorized));
        Assert.Equal(Guesses - (sources * 5), answers.Count(it => it == HttpStatusCode.TooManyRequests));
        Assert.Equal(HttpStatusCode.OK, (await SignIn(Owner, "198.51.100.1", DemoSeed.Password)).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await SignIn(Owner, "203.0.113.1", DemoSeed.Password)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await SignIn("admin@gold.example", "203.0.113.1", DemoSeed.Password)).StatusCode);

        _host.Clock.Now += TimeSpan.FromMinutes(5);
        Assert.Equal(HttpStatusCode.OK, (await SignIn(Owner, "203.0.113.1", DemoSeed.Password)).StatusCode);
    }

    [Fact]
    public async Task Guesses_at_many_accounts_are_stopped_by_their_source()
    {
        string[] known = [Owner, "admin@gold.example", "admin@vendor.example"];

        var answers = await Guess(i => (i < known.Length ? known[i] : $"p{i}@gold.example", $"203.0.113.{i % 4}"));

        Assert.Equal(4 * 50, _hasher.Count);
        Assert.Equal(4 * 50, answers.Count(it => it == HttpStatusCode.Unauthorized));
        Assert.Equal(HttpStatusCode.TooManyRequests, (await SignIn(Owner, "203.0.113.1", DemoSeed.Password)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await SignIn(Owner, "198.51.100.1", DemoSeed.Password)).StatusCode);
    }

    [Fact]
    public async Task Whoever_signs_in_uses_nothing_up_for_the_others_behind_the_same_address()
    {
        for (var i = 0; i < 60; i++)
        {
            using var signedIn = await SignIn(Owner, "203.0.113.1", DemoSeed.Password);
            Assert.Equal(HttpStatusCode.OK, signedIn.StatusCode);
        }
    }

    [Fact]
    public async Task All_addresses_of_an_IPv6_network_are_one_source()
    {
        for (var i = 0; i < 5; i++)
            Assert.Equal(HttpStatusCode.Unauthorized, (await SignIn(Owner, $"2001:db8:1:1::{i + 1}", "wrong")).StatusCode);

        Assert.Equal(HttpStatusCode.TooManyRequests, (await SignIn(Owner, "2001:db8:1:1:ffff::1", "wrong")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SignIn(Owner, "2001:db8:1:2::1", "wrong")).StatusCode);
    }

    [Fact]
    public async Task It_is_not_told_whether_somebody_has_the_address()
    {
        var told = new List<string>();
        foreach (var email in (string[])[Owner, "nobody@gold.example"])
        {
            for (var i = 0; i < 7; i++)
            {
                using var answer = await SignIn(email, "203.0.113.1", "wrong");
                var problem = await answer.Content.ReadFromJsonAsync<Dictionary<string, object>>();
                problem!.Remove("traceId");
                told.Add($"{email == Owner} {i} {answer.Headers.RetryAfter} {string.Join(' ', problem)}");
            }
        }

        Assert.Equal(
            told.Where(it => it.StartsWith("True", StringComparison.Ordinal)).Select(it => it[5..]),
            told.Where(it => it.StartsWith("False", StringComparison.Ordinal)).Select(it => it[6..]));
        Assert.Contains("300", told[^1], StringComparison.Ordinal);
    }

    /// <summary>By turns, so that whatever else the machine does strikes both alike; hashed as much as in production.</summary>
    [Fact]
    public async Task The_time_does_not_tell_whether_somebody_has_the_address()
    {
        var rounds = TestRounds.Of(4, longRun: 500);
        await using var node = Node(new PasswordHasher<PortalUser>(
            Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions { IterationCount = 220_000 })));
        var (known, unknown) = (new List<double>(), new List<double>());
        // Hashes the password anew with as much work as that of nobody; the demo's has less.
        using (await SignIn(Owner, "192.0.2.1", DemoSeed.Password, node)) await Time("nobody@gold.example", "192.0.2.1");

        for (var i = 0; i < rounds; i++)
        {
            var source = $"10.0.{i / 250}.{i % 250}";
            if (i % 2 == 0) known.Add(await Time(Owner, source));
            unknown.Add(await Time("nobody@gold.example", source));
            if (i % 2 != 0) known.Add(await Time(Owner, source));
        }

        // Welch's t: beyond 3.3 once in a thousand runs by chance.
        var t = Math.Abs(known.Average() - unknown.Average())
            / Math.Sqrt((Variance(known) / rounds) + (Variance(unknown) / rounds));
        var said = $"known {known.Average():F2} ms, unknown {unknown.Average():F2} ms, t {t:F2}, n {rounds}";
        output.WriteLine(said);
        if (rounds >= 100) Assert.True(t < 3.3, said);
        Assert.All(known.Concat(unknown), it => Assert.InRange(it, 490, 60_000));

        async Task<double> Time(string email, string source)
        {
            var watch = Stopwatch.StartNew();
            using var answer = await SignIn(email, source, "wrong", node);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
            return watch.Elapsed.TotalMilliseconds;
        }

        static double Variance(List<double> times) => times.Sum(it => Math.Pow(it - times.Average(), 2)) / (times.Count - 1);
    }

    public async Task DisposeAsync()
    {
        foreach (var node in _nodes) await node.DisposeAsync();
        await _host.DisposeAsync();
    }

    private async Task<IReadOnlyList<HttpStatusCode>> Guess(Func<int, (string Email, string Source)> what)
    {
        var answers = new HttpStatusCode[Guesses];
        await Parallel.ForAsync(0, Guesses, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (i, _) =>
        {
            var (email, source) = what(i);
            using var answer = await SignIn(email, source, "wrong");
            answers[i] = answer.StatusCode;
        });
        return answers;
    }

    private async Task<HttpResponseMessage> SignIn(
        string email, string source, string password, WebApplicationFactory<Program>? at = null)
    {
        var node = at ?? _nodes[Interlocked.Increment(ref _turn) % _nodes.Count];
        using var http = new HttpClient(Connections, disposeHandler: false) { BaseAddress = node.ClientOptions.BaseAddress };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/account/sign-in")
        {
            Content = JsonContent.Create(new { email, password }),
            Headers = { { "X-Forwarded-For", source } },
        };
        return await http.SendAsync(request);
    }

    private static readonly SocketsHttpHandler Connections = new() { UseCookies = false };

    private WebApplicationFactory<Program> Node(IPasswordHasher<PortalUser>? hasher = null)
    {
        var node = _host.Another(("Proxy:Known", "127.0.0.1, ::1")).WithWebHostBuilder(builder => builder.ConfigureServices(
            services => services.Replace(ServiceDescriptor.Singleton(hasher ?? _hasher))));
        node.UseKestrel(0);
        node.StartServer();
        return node;
    }

    /// <summary>Counts; what it counts it hashes in the long run only.</summary>
    private sealed class CountingHasher : IPasswordHasher<PortalUser>
    {
        private static readonly bool IsReal = TestRounds.Of(0, longRun: 1) == 1;

        private readonly PasswordHasher<PortalUser> _real = new();
        private int _count;

        public int Count => _count;

        public string HashPassword(PortalUser user, string password) => _real.HashPassword(user, password);

        public PasswordVerificationResult VerifyHashedPassword(PortalUser user, string hashedPassword, string providedPassword)
        {
            Interlocked.Increment(ref _count);
            return IsReal ? _real.VerifyHashedPassword(user, hashedPassword, providedPassword)
                : providedPassword == DemoSeed.Password ? PasswordVerificationResult.Success
                : PasswordVerificationResult.Failed;
        }
    }
}
