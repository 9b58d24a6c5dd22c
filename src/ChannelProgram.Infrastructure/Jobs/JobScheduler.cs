using ChannelProgram.Application.Common;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Quartz;

namespace ChannelProgram.Infrastructure.Jobs;

/// <summary>
/// Joins the cluster of schedulers on the product's database while this node is ready. A node that is not ready leaves: its clock
/// may be wrong, and with it what it says about due jobs and other nodes.
/// </summary>
internal sealed class JobScheduler(
    JobStore store,
    IEnumerable<ScheduledJob> jobs,
    JobRunner runner,
    INodeHealth health,
    IConfiguration configuration,
    IHostApplicationLifetime lifetime,
    ILogger<JobScheduler> log)
    : BackgroundService
{
    private static readonly TimeSpan HealthInterval = TimeSpan.FromSeconds(2);

    private readonly ScheduledJob[] _jobs = [.. jobs.Where(it => !it.OnEveryNode)];
    private StandaloneSchedulerFactory? _joined;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!configuration.RunsJobs()) return;

        // At the announcement of the shutdown: other nodes take over while this one finishes its requests.
        var stopping = lifetime.ApplicationStopping;
        using var timer = new PeriodicTimer(HealthInterval);
        try
        {
            do await FollowHealth(stopping);
            while (await timer.WaitForNextTickAsync(stopping));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested) { }
        finally
        {
            await LeaveCluster();
        }
    }

    private async Task FollowHealth(CancellationToken ct)
    {
        try
        {
            switch (await health.Fault())
            {
                case null when _joined is null:
                    await JoinCluster(deleteUnknown: true, ct);
                    break;
                // A node of another version that joined later deleted the jobs that it does not know: joining again adds them.
                // This node deletes none then, or two versions would delete each other's for as long as both run.
                case null when await IsAnyJobMissing(ct):
                    await LeaveCluster();
                    await JoinCluster(deleteUnknown: false, ct);
                    break;
                case { } fault when _joined is not null:
                    log.LogWarning("This node runs no jobs while it is not ready: {Check}", fault);
                    await LeaveCluster();
                    break;
            }
        }
        catch (Exception failure) when (!ct.IsCancellationRequested)
        {
            log.LogError(failure, "The job scheduler could not be started or stopped. It is tried again.");
        }
    }

    private async Task JoinCluster(bool deleteUnknown, CancellationToken ct)
    {
        var factory = Build();
        try
        {
            var scheduler = await factory.GetScheduler(ct);
            if (deleteUnknown) await DeleteUnknown(scheduler, ct);
            foreach (var job in _jobs) await Schedule(scheduler, job, ct);
            await scheduler.Start(ct);
            _joined = factory;
        }
        finally
        {
            if (_joined is null) await factory.DisposeAsync();
        }
    }

    private async Task<bool> IsAnyJobMissing(CancellationToken ct)
    {
        var scheduler = await _joined!.GetScheduler(ct);
        var stored = await scheduler.QueryJobs(new JobQuery { Take = PagedQuery.All }, ct);
        return _jobs.ExceptBy(stored.Items.Select(it => it.Key.Name), it => it.Name).Any();
    }

    private async Task LeaveCluster()
    {
        if (_joined is not { } factory) return;

        _joined = null;
        await using (factory)
        {
            var scheduler = await factory.GetScheduler();
            await scheduler.Shutdown(waitForJobsToComplete: true);
        }
    }

    private StandaloneSchedulerFactory Build() => store.Build(quartz =>
    {
        foreach (var job in _jobs)
            quartz.AddJob(
                job.Name, (CancellationToken ct) => runner.Run(job, ct), options => options.DisallowConcurrentExecution());
    });

    private async Task DeleteUnknown(IScheduler scheduler, CancellationToken ct)
    {
        var known = _jobs.Select(it => it.Name).ToHashSet(StringComparer.Ordinal);
        var stored = await scheduler.QueryJobs(new JobQuery { Take = PagedQuery.All }, ct);
        foreach (var job in stored.Items.Where(it => !known.Contains(it.Key.Name)))
            await scheduler.DeleteJob(job.Key, ct);
    }

    /// <summary>Keeps an existing trigger, which knows when the job is due and which run was missed.</summary>
    private async Task Schedule(IScheduler scheduler, ScheduledJob job, CancellationToken ct)
    {
        var (key, interval) = (new TriggerKey(job.Name), configuration.Interval(job));
        if (await scheduler.GetTrigger(key, ct) is ISimpleTrigger stored && stored.RepeatInterval == interval
            && await scheduler.GetTriggerState(key, ct) is not TriggerState.Error) return;

        var trigger = TriggerBuilder.Create()
            .WithIdentity(key)
            .ForJob(job.Name)
            .StartAt(TimeProvider.System.GetUtcNow() + interval)
            // However many runs were missed, one catches up, at once.
            .WithSimpleSchedule(it => it
                .WithInterval(interval)
                .RepeatForever()
                .WithMisfireInstruction(SimpleTriggerMisfireInstruction.NowWithExistingCount))
            .WithMisfireThreshold(interval)
            .Build();
        await scheduler.ScheduleJob(trigger, ScheduleJobOptions.Replacing, ct);
    }
}
