using System.Diagnostics.Metrics;
using ChannelProgram.Api.Tests.Common;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Infrastructure.Jobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChannelProgram.Api.Tests.Jobs;

public sealed class JobRunnerTests : IDisposable
{
    private readonly LoggedErrors<JobRunner> _log = new();
    private readonly ApplicationLifetime _lifetime = new(NullLogger<ApplicationLifetime>.Instance);
    private readonly ServiceProvider _services = new ServiceCollection().AddUseCases().AddMetrics().BuildServiceProvider();

    [Fact]
    public async Task A_job_that_fails_during_the_shutdown_is_logged()
    {
        await Runner(() => null).Run(Job(_ => throw new InvalidOperationException()), default);

        Assert.Equal(["Job probe failed. It runs again at its next time."], _log.Lines);
    }

    [Fact]
    public async Task A_job_that_the_shutdown_breaks_off_is_not()
    {
        await Runner(() => null).Run(Job(ct => ct.ThrowIfCancellationRequested()), default);

        Assert.Empty(_log.Lines);
    }

    [Fact]
    public async Task Health_that_cannot_be_asked_once_ends_no_job_of_a_node()
    {
        var (asked, ran) = (0, new TaskCompletionSource());
        var runner = Runner(() => Interlocked.Increment(ref asked) == 1 ? throw new InvalidOperationException() : null);
        using var jobs = new NodeJobs([Job(_ => ran.TrySetResult())], runner, new ConfigurationBuilder().Build(), _lifetime);

        await jobs.StartAsync(default);
        await ran.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await jobs.StopAsync(default);

        Assert.Equal(["Job probe failed. It runs again at its next time."], _log.Lines);
    }

    public void Dispose() => _services.Dispose();

    private JobRunner Runner(Func<string?> fault) => new(
        _services.GetRequiredService<IServiceScopeFactory>(), new Health(fault), _lifetime,
        _services.GetRequiredService<IMeterFactory>(), _log);

    /// <summary>The shutdown begins while it runs.</summary>
    private ScheduledJob Job(Action<CancellationToken> run) =>
        new("probe", TimeSpan.FromMilliseconds(10), OnEveryNode: true, FollowsProgramClock: false, (_, ct) =>
        {
            _lifetime.StopApplication();
            run(ct);
            return Task.FromResult<Refusal?>(null);
        });

    private sealed class Health(Func<string?> fault) : INodeHealth
    {
        public Task<string?> Fault() => Task.FromResult(fault());
    }
}
