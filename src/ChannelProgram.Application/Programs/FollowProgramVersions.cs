using MediatR;

namespace ChannelProgram.Application.Programs;

/// <summary>Before a request decides anything, this node knows the versions that were published on others.</summary>
public sealed class FollowProgramVersions<TRequest, TResult>(IProgramVersions programs) : IPipelineBehavior<TRequest, TResult>
    where TRequest : notnull
{
    public async Task<TResult> Handle(TRequest request, CancellationToken ct, RequestHandlerDelegate<TResult> next)
    {
        await programs.Follow(ct);
        return await next();
    }
}
