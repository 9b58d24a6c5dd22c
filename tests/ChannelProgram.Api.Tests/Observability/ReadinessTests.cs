using System.Net;
using ChannelProgram.Api.Tests.Deals;
using ChannelProgram.Api.Tests.Setup;
using ChannelProgram.Application.Common;
using ChannelProgram.Infrastructure.Store;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Npgsql;

namespace ChannelProgram.Api.Tests.Observability;

[Slow]
public class ReadinessTests(ChannelHost host) : IClassFixture<ChannelHost>
{
    [Theory]
    [InlineData(-5, "clock")]
    [InlineData(5, "clock")]
    [InlineData(-1, null)]
    [InlineData(1, null)]
    public async Task A_node_more_than_two_seconds_off_the_database_s_clock_is_not_ready(int secondsOff, string? failed)
    {
        await using var node =
            new NodeWithClock(host.Database.ConnectionString, new SkewedClock(TimeSpan.FromSeconds(secondsOff)));
        node.StartServer();
        using var http = new HttpClient { BaseAddress = node.ClientOptions.BaseAddress };

        Assert.Equal(failed, await Failed(http));
        Assert.Equal(HttpStatusCode.OK, (await http.GetAsync("/health/live")).StatusCode);
    }

    [Fact]
    [Trait("Engine", "postgreSql")]
    public async Task A_database_that_is_gone_or_not_migrated_makes_the_node_not_ready_until_it_is_back()
    {
        await using var installation = await Installation.Make();
        await using var node = installation.Start();
        using var http = new HttpClient { BaseAddress = await node.Listening() };
        Assert.Null(await Failed(http));

        var name = new NpgsqlConnectionStringBuilder(installation.Database.ConnectionString).Database;
        await host.Database.Execute($"""
            ALTER DATABASE {name} ALLOW_CONNECTIONS false; SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'
            """);
        await Until("database");
        await host.Database.Execute($"ALTER DATABASE {name} ALLOW_CONNECTIONS true");
        await Until(null);
        // One that asks nothing by itself: what it found once about migrations holds for a minute.
        await using var restarted = installation.Start(("Jobs:Enabled", "false"));
        using var other = new HttpClient { BaseAddress = await restarted.Listening() };
        await installation.Database.Execute("""UPDATE "__EFMigrationsHistory" SET "MigrationId" = 'x' || "MigrationId" """);
        Assert.Equal("migrations", await Failed(other));

        async Task Until(string? expected)
        {
            for (var attempts = 100; await Failed(http) != expected; attempts--)
            {
                Assert.True(attempts > 0, $"It never became {expected ?? "ready"}.");
                await Task.Delay(100);
            }
        }
    }

    [Fact]
    public async Task Nodes_stay_ready_while_a_later_version_migrates()
    {
        var clock = new SteppedClock();
        await using var database = await TestDatabase.Clone();
        await using var node = new NodeWithClock(database.ConnectionString, clock);
        node.StartServer();
        using var http = new HttpClient { BaseAddress = node.ClientOptions.BaseAddress };
        Assert.Null(await Failed(http));
        await using var migrating = new NpgsqlConnection(database.ConnectionString);
        await migrating.OpenAsync();
        await using var step = await migrating.BeginTransactionAsync();
        await using (var history =
            new NpgsqlCommand(
                """LOCK TABLE "__EFMigrationsHistory" IN ACCESS EXCLUSIVE MODE""",
                migrating)) await history.ExecuteNonQueryAsync();

        clock.Ahead = TimeSpan.FromMinutes(2);
        // What was found is told for a second.
        await Task.Delay(TimeSpan.FromSeconds(1.5));
        var began = TimeProvider.System.GetTimestamp();

        Assert.Null(await Failed(http));
        // It did ask for the history, and waited for it in vain.
        Assert.True(TimeProvider.System.GetElapsedTime(began) > TimeSpan.FromMilliseconds(400));
    }

    [Fact]
    public async Task A_node_with_an_exhausted_connection_pool_is_ready()
    {
        await using var node = new ChannelHost.Product(host.Database.ConnectionString + ";Maximum Pool Size=1", host.Clock);
        node.StartServer();
        using var http = new HttpClient { BaseAddress = node.Address };
        await using var only = node.Services.GetRequiredService<IDbContextFactory<ChannelDb>>().CreateDbContext();
        await only.Database.OpenConnectionAsync();

        Assert.Null(await Failed(http));
    }

    [Fact]
    public async Task The_database_is_checked_at_most_once_a_second()
    {
        var asked = new CountingReadiness();
        await using var node = host.Another().WithWebHostBuilder(builder => builder.ConfigureTestServices(services => services
            .AddSingleton<IReadiness>(asked)));
        node.UseKestrel(0);
        node.StartServer();
        using var http = new HttpClient { BaseAddress = node.ClientOptions.BaseAddress };

        var began = TimeProvider.System.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => http.GetAsync("/health/ready")));

        Assert.InRange(asked.Times, 1, 1 + (int)TimeProvider.System.GetElapsedTime(began).TotalSeconds);
    }

    [Fact]
    public async Task A_node_that_is_not_ready_runs_no_job()
    {
        await using var product = await IsolatedHost.Start();
        var (held, readiness) = (
            (await product.Gold.Register(Registration.NewCustomer())).Expect(HttpStatusCode.Created),
            new CountingReadiness { Fault = "clock" });
        product.Clock.Now = held.Instant("protection.until").AddDays(1);
        await using (var node = product.Another().WithWebHostBuilder(builder => builder
            .UseSetting("Jobs:Enabled", "true")
            .UseSetting("Jobs:Every:expire-deals", "00:00:01")
            .ConfigureTestServices(services => services.AddSingleton<IReadiness>(readiness))))
        {
            node.UseKestrel(0);
            node.StartServer();

            // The second time it asks, what it does the first time is done.
            await Until(() => Task.FromResult(readiness.Times >= 2));
            Assert.Equal(
                (0, 0), (await Expired(), await product.Database.Query<long>("SELECT count(*) FROM qrtz_scheduler_state")));
            readiness.Fault = null;
            await Until(async () => await Expired() == 1);
        }

        Task<long> Expired() => product.Database.Query<long>("SELECT count(*) FROM audit WHERE action = 'deal.expired'");

        static async Task Until(Func<Task<bool>> holds)
        {
            for (var attempts = 200; !await holds(); attempts--)
            {
                Assert.True(attempts > 0, "It did not come to that.");
                await Task.Delay(50);
            }
        }
    }

    private static async Task<string?> Failed(HttpClient http)
    {
        using var answer = await http.GetAsync("/health/ready");
        var json = System.Text.Json.JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        var failed = json.TryGetProperty("failed", out var check) ? check.GetString() : null;
        Assert.Equal(
            failed is null ? (200, "ready") : (503, "notReady"),
            ((int)answer.StatusCode, json.GetProperty("status").GetString()));
        return failed;
    }

    private sealed class CountingReadiness : IReadiness
    {
        private int _times;

        public int Times => _times;

        public string? Fault { get; set; }

        Task<string?> IReadiness.Fault(CancellationToken ct)
        {
            Interlocked.Increment(ref _times);
            return Task.FromResult(Fault);
        }
    }

    private sealed class SkewedClock(TimeSpan off) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + off;
    }

    /// <summary>Tells the time as it is, and how much has passed as the test says.</summary>
    private sealed class SteppedClock : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override long GetTimestamp() => System.GetTimestamp() + (long)(Ahead.TotalSeconds * TimestampFrequency);
    }

    /// <summary>A node that decides and is watched by this clock, as in production.</summary>
    private sealed class NodeWithClock : WebApplicationFactory<Program>
    {
        private readonly string _connectionString;
        private readonly TimeProvider _clock;

        public NodeWithClock(string connectionString, TimeProvider clock)
        {
            (_connectionString, _clock) = (connectionString, clock);
            UseKestrel(0);
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder) => builder
            .UseEnvironment("Development")
            .UseSetting("ConnectionStrings:Channel", _connectionString)
            .UseSetting("Jobs:Enabled", "false")
            .UseSetting("Logging:LogLevel:Default", "Warning")
            .ConfigureServices(services => services.Replace(ServiceDescriptor.Singleton(_clock)));
    }
}
