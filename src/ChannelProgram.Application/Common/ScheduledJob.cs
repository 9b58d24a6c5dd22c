using ChannelProgram.Domain.Common;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Application.Common;

/// <summary>A request that the program itself sends at regular intervals.</summary>
/// <param name="Name">Unique; used by settings, logs, metrics and the scheduler's tables. A renamed job is a new one.</param>
/// <param name="Every">The time from one run to the next, unless a setting says otherwise.</param>
/// <param name="OnEveryNode">Every node runs it for itself; otherwise one node of all does, once per interval.</param>
/// <param name="Send">Sends the request; returns the refusal, if it was refused.</param>
public sealed record ScheduledJob(
    string Name, TimeSpan Every, bool OnEveryNode, Func<IMediator, CancellationToken, Task<Refusal?>> Send);

public static class ScheduledJobs
{
    /// <summary>Declares a job, beside the other registrations of the feature that owns its request.</summary>
    /// <remarks>
    /// The request must change nothing more when it is sent twice, and must bear other jobs beside it: after a crash a run may
    /// be repeated, and jobs run at the same time.
    /// </remarks>
    public static IServiceCollection AddJob<T>(
        this IServiceCollection services,
        string name,
        TimeSpan every,
        Func<IRequest<Result<T>>> request,
        bool onEveryNode = false) =>
        services.AddSingleton(new ScheduledJob(
            name, every, onEveryNode, async (mediator, ct) => (await mediator.Send(request(), ct)).Refusal));
}
