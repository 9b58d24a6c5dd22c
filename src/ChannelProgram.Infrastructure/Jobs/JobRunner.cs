using System.Diagnostics;
using System.Diagnostics.Metrics;
using ChannelProgram.Application.Common;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChannelProgram.Infrastructure.Jobs;

internal sealed class JobRunner(
    IServiceScopeFactory scopes,
    INodeHealth health,
    IHostApplicationLifetime lifetime,
    IMeterFactory meters,
    ILogger<JobRunner> log)
{
    private readonly Histogram<double> _duration = meters.Create(Meters.Name).CreateHistogram<double>(
        "channelprogram.jobs.duration", "s", "Runs of jobs, by job and outcome (done, refused, failed, stopped).");

    /// <summary>Skipped while this node is not ready: a clock that is ahead would end protection early.</summary>
    public async Task Run(ScheduledJob job, CancellationToken ct)
    {
        // At the announcement of the shutdown, before hosted services are asked to stop.
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(ct, lifetime.ApplicationStopping);
        var began = Stopwatch.GetTimestamp();
        if (await Send(job, stopping.Token) is { } outcome)
            _duration.Record(Stopwatch.GetElapsedTime(began).TotalSeconds, new("job", job.Name), new("outcome", outcome));
    }

    /// <returns>The outcome; null: skipped.</returns>
    private async Task<string?> Send(ScheduledJob job, CancellationToken ct)
    {
        try
        {
            if (await health.Fault() is not null) return null;

            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentCaller>().Caller = Caller.Program;
            if (await job.Send(scope.ServiceProvider.GetRequiredService<IMediator>(), ct) is not { } refusal) return "done";

            log.LogError("Job {Job} was refused: {Code}. It runs again at its next time.", job.Name, refusal.Code);
            return "refused";
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // Ended between two items or before a statement. The next run, on any node, continues from there.
            return "stopped";
        }
        catch (Exception failure)
        {
            log.LogError(failure, "Job {Job} failed. It runs again at its next time.", job.Name);
            return "failed";
        }
    }
}
