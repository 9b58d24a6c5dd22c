using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using MediatR;
using Microsoft.Extensions.Logging;

namespace ChannelProgram.Application.Deals;

/// <summary>Looks at the keys that ended registrations left because somebody was about them, one deal a transaction. Twice changes nothing.</summary>
public sealed record DropUnusedKeys : IRequest<Result<int>>
{
    private const int AtATime = 200;

    public sealed class Handler(IDealKeys keys, IMediator mediator, ILogger<DropUnusedKeys> log) : IRequestHandler<DropUnusedKeys, Result<int>>
    {
        public async Task<Result<int>> Handle(DropUnusedKeys request, CancellationToken ct)
        {
            var (looked, last) = (0, default(DealId));
            while (await keys.FindDealsWithKeysToReview(after: last, AtATime, ct) is { Count: > 0 } left)
                foreach (var deal in left)
                {
                    // An end is made between two deals, not in the middle of one.
                    ct.ThrowIfCancellationRequested();
                    last = deal;
                    if (await Look(deal)) looked++;
                }
            return looked;
        }

        /// <summary>One deal that cannot be looked at must not keep the others waiting.</summary>
        private async Task<bool> Look(DealId deal)
        {
            try
            {
                return (await mediator.Send(new DropUnusedKeysOfDeal(deal), CancellationToken.None)).Refusal is null;
            }
            catch (Exception e)
            {
                log.LogError(e, "The keys of deal {Deal} were not looked at; the next run tries again.", deal.Value);
                return false;
            }
        }
    }
}
