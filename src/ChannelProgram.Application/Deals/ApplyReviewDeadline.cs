using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using MediatR;

namespace ChannelProgram.Application.Deals;

/// <summary>What the clock does with one deal that staff left waiting; what is rejected passes on what it held.</summary>
public sealed record ApplyReviewDeadline(DealId Id) : IRequest<Result<Unit>>, IChange
{
    public sealed class Handler(ICustomers customers, WaitlistPromotion succession, DealUpdate deals, IProgramVersions programs, TimeProvider time)
        : IRequestHandler<ApplyReviewDeadline, Result<Unit>>
    {
        public async Task<Result<Unit>> Handle(ApplyReviewDeadline request, CancellationToken ct)
        {
            if (await customers.Lock(request.Id, ct) is not { } deal) return Unit.Value;

            var now = time.Now();
            await succession.Expire([deal], now, ct);
            await deals.Change(deal, () => Leave(deal, now), now, ct);
            return Unit.Value;
        }

        private Refusal? Leave(Deal deal, DateTimeOffset now)
        {
            deal.ApplyDeadlines(programs.InForce(now), now);
            return null;
        }
    }
}
