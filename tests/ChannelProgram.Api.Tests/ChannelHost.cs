using System.Collections.Concurrent;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Companies;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Domain.Programs;
using ChannelProgram.Domain.Tiers;
using ChannelProgram.Infrastructure.Demo;
using ChannelProgram.Infrastructure.Identity;
using ChannelProgram.Infrastructure.Store;
using MediatR;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChannelProgram.Api.Tests;

/// <summary>The product on a socket and a database of its own, with a clock the test sets and no timer.</summary>
/// <remarks>
/// It comes from <see cref="ProductPool"/> and goes back there after the class. With <c>CHANNEL_TEST_NODES</c> in the
/// environment so many nodes, asked in turn: every test must pass all the same.
/// </remarks>
public class ChannelHost : IAsyncLifetime
{
    private const string LowestTier = "registered";

    // Kept, for each signs in once only.
    private readonly ConcurrentDictionary<string, Api> _callers = new();
    private readonly ConcurrentDictionary<string, Lazy<Task>> _known = new();
    private RunningProduct? _product;
    private int _turn = -1;

    public SettableClock Clock => Running.Clock;

    public TestDatabase Database => Running.Database;

    /// <summary>Where the product is asked: the next node's.</summary>
    public Uri Address => Running.Nodes[(int)((uint)Interlocked.Increment(ref _turn) % (uint)Running.Nodes.Count)].Address;

    /// <summary>What one node is made of.</summary>
    public IServiceProvider Services => Running.Nodes[0].Services;

    /// <summary>What each node is made of.</summary>
    public IEnumerable<IServiceProvider> EveryNode => Running.Nodes.Select(it => it.Services);

    protected virtual int Nodes =>
        int.TryParse(Environment.GetEnvironmentVariable("CHANNEL_TEST_NODES"), out var nodes) ? nodes : 1;

    protected virtual bool IsSandbox => false;

    private protected RunningProduct Running => _product ?? throw new InvalidOperationException("It has not been started.");

    private IReadOnlyList<Uri> Addresses => [.. Running.Nodes.Select(it => it.Address)];

    /// <summary>A system, by its client id: one of the demo, or one that <see cref="AddPartner"/> made.</summary>
    public Api As(string client) => _callers.GetOrAdd(client, it => new(Addresses, Clock, new SystemSignIn(it)));

    public Api Registered => As("demo-registered");

    public Api Silver => As("demo-silver");

    public Api Gold => As("demo-gold");

    public Api Platinum => As("demo-platinum");

    public Api Crm => As("demo-crm");

    /// <summary>A person, by e-mail address.</summary>
    public Api Person(string email) => _callers.GetOrAdd(email, it => new(Addresses, Clock, new PersonSignIn(it)));

    public Api ChannelManager => Person("channel@vendor.example");

    public Api ProgramAdmin => Person("admin@vendor.example");

    /// <summary>Nobody: sends no token.</summary>
    public Api Nobody => new(Addresses, Clock, signIn: null);

    /// <summary>Every operation that the running product answers.</summary>
    public IReadOnlyList<RouteEndpoint> Endpoints =>
        [
            .. Services.GetRequiredService<EndpointDataSource>().Endpoints.Cast<RouteEndpoint>()
                .Where(it => it.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>() is null)];

    /// <summary>The same, by name.</summary>
    public IReadOnlyList<string> Operations =>
        [.. Endpoints.Select(it => it.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? it.DisplayName!)];

    /// <summary>What is found out once and holds for all tests of the class.</summary>
    internal Task<T> Once<T>(string what, Func<Task<T>> find) => (Task<T>)_known.GetOrAdd(what, _ => new(find)).Value;

    /// <summary>Signs a partner up, with a client of its own.</summary>
    public async Task<Api> AddPartner(string tier = "gold", PartnerStatus status = PartnerStatus.Active, params StrongKey[] keys)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Caller = Caller.Program;
        var db = scope.ServiceProvider.GetRequiredService<ChannelDb>();

        var partner = Partner.SignUp(
            new($"Partner {Guid.NewGuid():N}", "DE", PartnerType.Reseller), tier, 1, Clock.Now, keys);
        var client = $"client-{Guid.NewGuid():N}";
        db.Add(partner);
        db.Entry(partner).Property(it => it.Status).CurrentValue = status;
        var programs = scope.ServiceProvider.GetRequiredService<IProgramVersions>();
        if (tier != LowestTier) Give(partner, db, programs.InForce(Clock.Now));
        db.Add(ApiClient.System(client, DemoSeed.SecretOf(client), partner.Id, Scopes.Partner, Clock.Now));
        await db.SaveChangesAsync();
        return As(client);
    }

    /// <summary>It holds its tier whatever it has earned, for as long as any test lasts.</summary>
    private void Give(Partner partner, ChannelDb db, ProgramVersion program)
    {
        var (given, until) = (PartnerTier.Begin(partner, program), new DateTimeOffset(2200, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Assert.Null(given.Override(partner.Tier, "For a test.", until, "test", program, Clock.Now));
        given.TakeEvents();
        db.Add(given);
        db.Entry(partner).Property(it => it.TierUntil).CurrentValue = until;
        db.Entry(partner).Property(it => it.TierAfter).CurrentValue = LowestTier;
    }

    public async Task<IReadOnlyList<Api>> AddPartners(int count, string tier = "gold")
    {
        var partners = new List<Api>();
        for (var i = 0; i < count; i++) partners.Add(await AddPartner(tier));
        return partners;
    }

    /// <summary>Runs every job once, in the order in which they were declared.</summary>
    public async Task RunJobs()
    {
        await Running.Nodes[0].RunJobs();
        // A job deletes expired tokens: a test that sets the clock back must not meet its old one again.
        foreach (var caller in _callers.Values) caller.ForgetToken();
    }

    /// <summary>Another node on the same database, which the caller starts and ends.</summary>
    public Product Another(params (string Name, string Value)[] settings) => Running.Another(settings);

    public async Task InitializeAsync() => _product = await Take(Nodes);

    public async Task DisposeAsync()
    {
        if (_product is not null) await Release(_product);
    }

    private protected virtual Task<RunningProduct> Take(int nodes) => ProductPool.Take(nodes, IsSandbox);

    private protected virtual Task Release(RunningProduct product) => ProductPool.Release(product);

    /// <summary>One node of the product.</summary>
    public sealed class Product : WebApplicationFactory<Program>
    {
        private readonly string _connectionString;
        private readonly SettableClock _clock;
        private readonly (string Name, string Value)[] _settings;
        private readonly string _mails = Directory.CreateTempSubdirectory("mails").FullName;

        public Product(string connectionString, SettableClock clock, params (string Name, string Value)[] settings)
        {
            (_connectionString, _clock, _settings) = (connectionString, clock, settings);
            UseKestrel(0);
        }

        public Uri Address => ClientOptions.BaseAddress is { Port: > 0 } listening
            ? listening
            : throw new InvalidOperationException("It is not running: what stopped its start is written to the standard error.");

        /// <summary>
        /// Runs every job once, in the order in which they were declared; one that fails or is refused fails the test.
        /// </summary>
        public async Task RunJobs()
        {
            foreach (var job in Services.GetServices<ScheduledJob>())
            {
                await using var scope = Services.CreateAsyncScope();
                scope.ServiceProvider.GetRequiredService<CurrentCaller>().Caller = Caller.Program;
                var refusal = await job.Send(scope.ServiceProvider.GetRequiredService<IMediator>(), default);
                Assert.True(refusal is null, $"{job.Name}: {refusal}");
            }
        }

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            Directory.Delete(_mails, recursive: true);
            GC.SuppressFinalize(this);
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder) =>
            _settings.Aggregate(
                builder.UseSetting("Mail:Folder", _mails), (it, setting) => it.UseSetting(setting.Name, setting.Value))
                .UseEnvironment("Development")
                .UseSetting("ConnectionStrings:Channel", _connectionString)
                // Jobs run when a test says so.
                .UseSetting("Jobs:Enabled", "false")
                .UseSetting("Logging:LogLevel:Default", "Warning")
                .ConfigureServices(services => services
                    .Replace(ServiceDescriptor.Singleton<TimeProvider>(_clock))
                    // Slow on purpose, a sixth of a second each, and here asked for again and again: what it is, an enrolment in
                    // Production shows.
                    .PostConfigure<PasswordHasherOptions>(it => it.IterationCount = 10_000)
                    // The clock that tests set is years from the database's: readiness looks at the one of the machine.
                    .Replace(ServiceDescriptor.Singleton(new NodeClock(TimeProvider.System))));
    }
}

/// <summary>The same, started and ended for one class or test alone: it may change what a node keeps in memory.</summary>
public class IsolatedHost : ChannelHost, IAsyncDisposable
{
    private readonly TestServer _server = TestServer.OfThisRun;

    public IsolatedHost() { }

    internal IsolatedHost(TestServer server) => _server = server;

    public static async Task<IsolatedHost> Start()
    {
        var host = new IsolatedHost();
        await host.InitializeAsync();
        return host;
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected override Task<RunningProduct> Take(int nodes) => RunningProduct.Start(_server, nodes, IsSandbox);

    private protected override Task Release(RunningProduct product) => product.DisposeAsync().AsTask();
}

/// <summary>Under the program that is shipped: see <see cref="TestProgram"/>.</summary>
public class ShippedProgramHost : IsolatedHost
{
    private protected override Task<RunningProduct> Take(int nodes) =>
        RunningProduct.Start(TestServer.OfThisRun, nodes, IsSandbox, TestProgram.Shipped);
}

public sealed class ShippedProgramSandboxHost : ShippedProgramHost
{
    protected override bool IsSandbox => true;
}

/// <summary>Its program's clock can be moved by the API.</summary>
public class SandboxHost : ChannelHost
{
    protected override bool IsSandbox => true;
}

public sealed class IsolatedSandboxHost : IsolatedHost
{
    protected override bool IsSandbox => true;
}

public sealed class TwoNodeSandboxHost : SandboxHost
{
    protected override int Nodes => Math.Max(2, base.Nodes);
}

/// <summary>Two nodes on one database behind a plain round robin.</summary>
public sealed class TwoNodeHost : ChannelHost
{
    protected override int Nodes => Math.Max(2, base.Nodes);
}
