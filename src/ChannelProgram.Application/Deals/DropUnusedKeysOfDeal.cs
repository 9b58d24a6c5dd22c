using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using MediatR;

namespace ChannelProgram.Application.Deals;

public sealed record DropUnusedKeysOfDeal(DealId Deal) : IRequest<Result<Unit>>, IChange
{
    public sealed class Handler(IDealKeys keys, KeyRetention keyRetention, ProgramClock clock)
        : IRequestHandler<DropUnusedKeysOfDeal, Result<Unit>>
    {
        public async Task<Result<Unit>> Handle(DropUnusedKeysOfDeal request, CancellationToken ct)
        {
            if (await keys.LockKeysToReview(request.Deal, ct) is { } deal)
                await keyRetention.DropUnusedKeys([deal], inUse: [], clock.Now(), ct);
            return Unit.Value;
        }
    }
}
