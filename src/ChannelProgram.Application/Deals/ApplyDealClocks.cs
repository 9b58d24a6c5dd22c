using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using MediatR;

namespace ChannelProgram.Application.Deals;

/// <summary>
/// Stores what the clock brought about and offers freed lines, one transaction per deal. Nothing depends on its punctuality:
/// whoever needs a line does the same. Safe to repeat.
/// </summary>
public sealed record ApplyDealClocks : IRequest<Result<int>>
{
    public sealed class Handler(ICustomers customers, JobItems items, ProgramClock clock)
        : IRequestHandler<ApplyDealClocks, Result<int>>
    {
        public async Task<Result<int>> Handle(ApplyDealClocks request, CancellationToken ct) =>
            await items.SendEach<DealId>(
                (last, max) => customers.FindDue(clock.Now(), last, max, ct), deal => new ApplyDealClock(deal), ct);
    }
}
