using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Identity;

public sealed record DeleteDeadTokens : IRequest<Result<int>>
{
    public sealed class Handler(ITokens tokens) : IRequestHandler<DeleteDeadTokens, Result<int>>
    {
        public async Task<Result<int>> Handle(DeleteDeadTokens request, CancellationToken ct) => await tokens.DeleteDead(ct);
    }
}

public interface ITokens
{
    /// <summary>Deletes what has expired. A revoked or used token stays until then, so that its use again is noticed.</summary>
    Task<int> DeleteDead(CancellationToken ct);
}
