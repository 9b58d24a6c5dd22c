using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Common;

public sealed record DeleteExpiredIdempotencyKeys : IRequest<Result<int>>
{
    public sealed class Handler(IIdempotencyKeys keys) : IRequestHandler<DeleteExpiredIdempotencyKeys, Result<int>>
    {
        public async Task<Result<int>> Handle(DeleteExpiredIdempotencyKeys request, CancellationToken ct) =>
            await keys.DeleteExpired(ct);
    }
}
