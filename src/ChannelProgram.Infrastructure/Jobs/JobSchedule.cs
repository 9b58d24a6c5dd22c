using ChannelProgram.Application.Common;
using Quartz;

namespace ChannelProgram.Infrastructure.Jobs;

/// <param name="State">As the schedule has it, such as <c>paused</c>; null: no node has scheduled the job yet.</param>
public sealed record ScheduleEntry(string Name, bool OnEveryNode, string? State, DateTimeOffset? Last, DateTimeOffset? Next);

/// <summary>The schedule that all nodes share, to look at and to change, whether nodes run or not.</summary>
public sealed class JobSchedule
{
    private readonly JobStore _store;
    private readonly ScheduledJob[] _jobs;

    internal JobSchedule(JobStore store, IEnumerable<ScheduledJob> jobs) =>
        (_store, _jobs) = (store, [.. jobs.OrderBy(it => it.Name, StringComparer.Ordinal)]);

    public Task<IReadOnlyList<ScheduleEntry>> Read(CancellationToken ct) => With(async scheduler =>
    {
        var stored = await scheduler.QueryTriggers(new TriggerQuery { Take = PagedQuery.All }, ct);
        var byName = stored.Items.ToDictionary(it => it.Key.Name);
        return (IReadOnlyList<ScheduleEntry>)
        [
            .. _jobs.Select(it => new ScheduleEntry(
                it.Name, it.OnEveryNode, StateOf(byName.GetValueOrDefault(it.Name)),
                byName.GetValueOrDefault(it.Name)?.PreviousFireTimeUtc, byName.GetValueOrDefault(it.Name)?.NextFireTimeUtc)),
        ];
    }, ct);

    /// <summary>Until it is resumed, no node runs the job. A run that has begun is finished.</summary>
    /// <returns>False: the schedule has no such job.</returns>
    public Task<bool> Pause(string job, CancellationToken ct) =>
        With(async scheduler => await scheduler.PauseTrigger(new TriggerKey(job), ct), ct);

    /// <summary>A run that was missed is caught up.</summary>
    /// <returns>False: the schedule has no such job.</returns>
    public Task<bool> Resume(string job, CancellationToken ct) =>
        With(async scheduler => await scheduler.ResumeTrigger(new TriggerKey(job), ct), ct);

    private static string? StateOf(TriggerHeader? trigger) => trigger?.State.ToString().ToLowerInvariant();

    /// <summary>With a scheduler that is never started: it runs no job and is no node of the cluster.</summary>
    private async Task<T> With<T>(Func<IScheduler, Task<T>> work, CancellationToken ct)
    {
        await using var factory = _store.Build();
        return await work(await factory.GetScheduler(ct));
    }
}
