using System.Collections.Concurrent;
using System.Diagnostics;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChannelProgram.Api.Tests.Jobs;

/// <summary>Nodes that run jobs by the scheduler, as in production; the jobs are the tests' own.</summary>
[Trait("Engine", "postgreSql")]
public sealed class JobSchedulerTests : IAsyncLifetime
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly ChannelHost _host = new();
    private readonly ConcurrentQueue<WebApplicationFactory<Program>> _nodes = new();

    public Task InitializeAsync() => ((IAsyncLifetime)_host).InitializeAsync();

    [Fact]
    public async Task Two_nodes_run_a_job_once_each_time_it_is_due_and_one_goes_on_when_the_other_is_gone()
    {
        var (runs, slow) = (new Runs(), new Runs(lasts: TimeSpan.FromSeconds(1.5)));
        Runs[] own = [new(), new()];
        var nodes = Array.ConvertAll(own, it => Start(
            Job("probe", Second, runs), Job("slow", Second, slow), Job("own", Second, it) with { OnEveryNode = true }));

        await Until(() => runs.Count >= 7);
        // The first may have been late by a second, the others by less than the next.
        Assert.True(runs.Took > TimeSpan.FromSeconds(5), $"Seven runs took {runs.Took}.");
        Assert.InRange(slow.Count, 2, 6);
        Assert.Equal(1, slow.MaxAtOnce);
        Assert.Equal(2, await Nodes());
        await Until(() => own.All(it => it.Count > 1));

        await nodes[0].DisposeAsync();
        var before = runs.Count;
        await Until(() => runs.Count >= before + 2);
    }

    [Fact]
    public async Task Missed_runs_are_caught_up_by_one()
    {
        var runs = new Runs();
        var job = Job("probe", TimeSpan.FromMinutes(1), runs);
        await using (Start(job)) await Until(async () => await NextRun() > TimeSpan.Zero);
        Assert.Equal(0, runs.Count);

        var away = TimeSpan.FromMinutes(10).Ticks;
        await _host.Database.Execute(
            $"UPDATE qrtz_triggers SET next_fire_time = next_fire_time - {away}, start_time = start_time - {away}");
        Start(job);

        await Until(() => runs.Count > 0);
        await Task.Delay(2 * Second);
        Assert.Equal(1, runs.Count);
        Assert.InRange(await NextRun(), TimeSpan.FromSeconds(45), TimeSpan.FromSeconds(60));

        // A node that starts again changes nothing of it, unless the job is to run more often.
        var due = await Due();
        await using (Start(job)) await Until(async () => await Nodes() >= 3);
        Assert.Equal(due, await Due());
        Start(job with { Every = TimeSpan.FromSeconds(30) });
        await Until(async () => await Due() < due);

        async Task<TimeSpan> NextRun() =>
            new DateTime(await Due(), DateTimeKind.Utc) - TimeProvider.System.GetUtcNow().UtcDateTime;

        Task<long> Due() => _host.Database.Query<long>(
            "SELECT coalesce(max(next_fire_time), 0) FROM qrtz_triggers WHERE trigger_name = 'probe'");
    }

    [Fact]
    public async Task A_job_that_fails_or_is_refused_is_logged_retried_and_does_not_block_others()
    {
        var (fails, refused, works) = (new Runs(), new Runs(), new Runs());
        var log = new Lines();
        Start(
            log,
            Job("fails", Second, fails, () => throw new InvalidOperationException("what was sent")),
            Job("refused", Second, refused, () => Refusal.VersionChanged),
            Job("works", Second, works));

        await Until(() => fails.Count >= 3 && refused.Count >= 3 && works.Count >= 3);

        var told = log.Errors;
        Assert.InRange(told.Count(it => it == "Job fails failed. It runs again at its next time."), 2, fails.Count);
        Assert.InRange(
            told.Count(it => it == "Job refused was refused: versionChanged. It runs again at its next time."), 2, refused.Count);
        Assert.DoesNotContain(told, it => it.Contains("what was sent", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_job_that_no_longer_exists_is_deleted()
    {
        var (old, kept) = (new Runs(), new Runs());
        await using (Start(Job("old", Second, old), Job("kept", Second, kept))) await Until(() => old.Count > 0);

        Start(Job("kept", Second, kept));

        await Until(async () => await _host.Database.Query<string>(
            "SELECT string_agg(job_name, ', ') FROM qrtz_job_details WHERE job_name IN ('old', 'kept')") == "kept");
    }

    [Fact]
    public async Task A_job_that_an_earlier_version_deleted_is_taken_up_again_by_the_later_one()
    {
        var (kept, added) = (new Runs(), new Runs());
        var (gone, before) = (new Runs(), 0);
        Start(Job("kept", Second, kept), Job("added", Second, added));
        await Until(() => added.Count > 0);

        await using (Start(Job("kept", Second, kept), Job("gone", Second, gone)))
        {
            await Until(async () => await Nodes() == 2);
            before = added.Count;
            await Until(() => added.Count > before + 1 && gone.Count > 1);
        }

        before = added.Count;
        await Until(() => added.Count > before + 1);
    }

    public async Task DisposeAsync()
    {
        foreach (var node in _nodes) await node.DisposeAsync();
        await ((IAsyncLifetime)_host).DisposeAsync();
    }

    private static ScheduledJob Job(string name, TimeSpan every, Runs runs, Func<Refusal?>? then = null) =>
        new(name, every, OnEveryNode: false, FollowsProgramClock: false, async (_, _) =>
        {
            await runs.Run();
            return then?.Invoke();
        });

    private Task<long> Nodes() => _host.Database.Query<long>("SELECT count(*) FROM qrtz_scheduler_state");

    private WebApplicationFactory<Program> Start(params ScheduledJob[] jobs) => Start(new Lines(), jobs);

    private WebApplicationFactory<Program> Start(ILoggerProvider log, params ScheduledJob[] jobs)
    {
        var node = _host.Another().WithWebHostBuilder(builder => builder
            .UseSetting("Jobs:Enabled", "true")
            .ConfigureTestServices(services =>
            {
                services.AddSingleton(log);
                foreach (var job in jobs) services.AddSingleton(job);
            }));
        _nodes.Enqueue(node);
        node.UseKestrel(0);
        node.StartServer();
        return node;
    }

    private static Task Until(Func<bool> holds) => Until(() => Task.FromResult(holds()));

    private static async Task Until(Func<Task<bool>> holds)
    {
        for (var attempts = 600; !await holds(); attempts--)
        {
            Assert.True(attempts > 0, "It did not come to that.");
            await Task.Delay(50);
        }
    }

    /// <summary>What became of a job.</summary>
    private sealed class Runs(TimeSpan lasts = default)
    {
        private int _count;
        private int _running;
        private long _first;
        private long _last;

        public int Count => Volatile.Read(ref _count);

        public int MaxAtOnce { get; private set; }

        /// <summary>From the beginning of the first run to that of the last.</summary>
        public TimeSpan Took => Stopwatch.GetElapsedTime(_first, _last);

        public async Task Run()
        {
            lock (this)
            {
                _last = Stopwatch.GetTimestamp();
                if (_count++ == 0) _first = _last;
                MaxAtOnce = Math.Max(MaxAtOnce, ++_running);
            }

            await Task.Delay(lasts);
            lock (this) _running--;
        }
    }

    /// <summary>The errors that a node logged.</summary>
    private sealed class Lines : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> _errors = new();

        public IReadOnlyList<string> Errors => [.. _errors];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel >= LogLevel.Error) _errors.Enqueue(formatter(state, exception));
        }

        public void Dispose() { }
    }
}
