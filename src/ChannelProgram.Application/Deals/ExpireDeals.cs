using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using MediatR;

namespace ChannelProgram.Application.Deals;

/// <summary>
/// Releases expired claims and passes their lines on, one transaction per deal. Nothing depends on its punctuality: whoever needs
/// a line does the same. Safe to repeat.
/// </summary>
public sealed record ExpireDeals : IRequest<Result<int>>
{
    public sealed class Handler(ICustomers customers, JobItems items, ProgramClock clock)
        : IRequestHandler<ExpireDeals, Result<int>>
    {
        public async Task<Result<int>> Handle(ExpireDeals request, CancellationToken ct) =>
            await items.SendEach<DealId>(
                (last, max) => customers.FindExpired(clock.Now(), last, max, ct), deal => new ExpireDeal(deal), ct);
    }
}
