using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using MediatR;

namespace ChannelProgram.Application.Deals;

/// <summary>
/// Drops keys of ended registrations that could not be checked at once because their locks were in use. One transaction per deal;
/// safe to repeat.
/// </summary>
public sealed record DropUnusedKeys : IRequest<Result<int>>
{
    public sealed class Handler(IDealKeys keys, JobItems items) : IRequestHandler<DropUnusedKeys, Result<int>>
    {
        public async Task<Result<int>> Handle(DropUnusedKeys request, CancellationToken ct) =>
            await items.SendEach<DealId>(
                (last, max) => keys.FindDealsWithKeysToReview(last, max, ct), deal => new DropUnusedKeysOfDeal(deal), ct);
    }
}
