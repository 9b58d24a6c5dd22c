using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using MediatR;

namespace ChannelProgram.Application.Deals;

/// <summary>Looks at the keys that ended registrations left because somebody was about them, one deal a transaction. Twice changes nothing.</summary>
public sealed record DropUnusedKeys : IRequest<Result<int>>
{
    public sealed class Handler(IDealKeys keys, JobItems items) : IRequestHandler<DropUnusedKeys, Result<int>>
    {
        public async Task<Result<int>> Handle(DropUnusedKeys request, CancellationToken ct) =>
            await items.SendEach<DealId>(
                (last, max) => keys.FindDealsWithKeysToReview(last, max, ct), deal => new DropUnusedKeysOfDeal(deal), ct);
    }
}
