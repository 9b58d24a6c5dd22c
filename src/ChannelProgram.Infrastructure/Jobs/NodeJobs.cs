using ChannelProgram.Application.Common;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace ChannelProgram.Infrastructure.Jobs;

internal sealed class NodeJobs(
    IEnumerable<ScheduledJob> jobs, JobRunner runner, IConfiguration configuration, IHostApplicationLifetime lifetime)
    : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => configuration.RunsJobs()
        ? Task.WhenAll(jobs.Where(it => it.OnEveryNode).Select(it => Repeat(it, lifetime.ApplicationStopping)))
        : Task.CompletedTask;

    private async Task Repeat(ScheduledJob job, CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(configuration.Interval(job));
        try
        {
            while (await timer.WaitForNextTickAsync(stopping)) await runner.Run(job, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested) { }
    }
}
