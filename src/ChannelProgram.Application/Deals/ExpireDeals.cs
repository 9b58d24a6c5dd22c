using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using MediatR;
using Microsoft.Extensions.Logging;

namespace ChannelProgram.Application.Deals;

/// <summary>
/// Retires what the clock has ended and passes it on, one deal a transaction. Nothing depends on it: whoever needs a line
/// does the same. Running it twice changes nothing.
/// </summary>
public sealed record ExpireDeals : IRequest<Result<int>>
{
    private const int AtATime = 200;

    public sealed class Handler(
        ICustomers customers, IMediator mediator, TimeProvider time, ILogger<ExpireDeals> log)
        : IRequestHandler<ExpireDeals, Result<int>>
    {
        public async Task<Result<int>> Handle(ExpireDeals request, CancellationToken ct)
        {
            var (retired, last) = (0, default(DealId));
            while (await customers.FindExpired(time.Now(), after: last, AtATime, ct) is { Count: > 0 } lapsed)
                foreach (var deal in lapsed)
                {
                    // An end is made between two deals, not in the middle of one.
                    ct.ThrowIfCancellationRequested();
                    last = deal;
                    if (await Retire(deal)) retired++;
                }
            return retired;
        }

        /// <summary>One deal that cannot be retired must not keep the others waiting.</summary>
        private async Task<bool> Retire(DealId deal)
        {
            try
            {
                return (await mediator.Send(new ExpireDeal(deal), CancellationToken.None)).Refusal is null;
            }
            catch (Exception e)
            {
                log.LogError(e, "Deal {Deal} was not retired; the next run tries again.", deal.Value);
                return false;
            }
        }
    }
}
