using ChannelProgram.Application.Common;
using MediatR;

namespace ChannelProgram.Application.Sandbox;

/// <summary>
/// Reads the clock once for each HTTP request or run of a job, before anything is decided. A request that began before the clock
/// was moved is decided by the time before.
/// </summary>
public sealed class ReadSandboxClock<TRequest, TResult>(ProgramClock clock, ISandboxClock sandbox)
    : IPipelineBehavior<TRequest, TResult>
    where TRequest : notnull
{
    public async Task<TResult> Handle(TRequest request, CancellationToken ct, RequestHandlerDelegate<TResult> next)
    {
        if (!clock.IsSet) clock.Set(await sandbox.Ahead(ct));
        return await next();
    }
}
