using ChannelProgram.Domain.Common;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Application.Common;

/// <param name="Name">
/// Unique; used by settings, logs, metrics and the scheduler's tables. A renamed job counts as a new one.
/// </param>
/// <param name="Every">Default interval; a setting can change it.</param>
/// <param name="OnEveryNode">Every node runs it for itself; otherwise one node runs it, once per interval.</param>
/// <param name="FollowsProgramClock">What it does is due by <see cref="ProgramClock"/>.</param>
public sealed record ScheduledJob(
    string Name, TimeSpan Every, bool OnEveryNode, bool FollowsProgramClock,
    Func<IMediator, CancellationToken, Task<Refusal?>> Send);

public static class ScheduledJobs
{
    /// <summary>
    /// The request must be safe to repeat and to run beside other jobs: after a crash a run may be repeated, and jobs run at the
    /// same time, even a job beside itself.
    /// </summary>
    public static IServiceCollection AddJob<T>(
        this IServiceCollection services,
        string name,
        TimeSpan every,
        Func<IRequest<Result<T>>> request,
        bool onEveryNode = false,
        bool followsProgramClock = false) =>
        services.AddSingleton(new ScheduledJob(
            name, every, onEveryNode, followsProgramClock, async (mediator, ct) => (await mediator.Send(request(), ct)).Refusal));
}
