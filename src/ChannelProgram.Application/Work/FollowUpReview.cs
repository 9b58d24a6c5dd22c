using ChannelProgram.Application.Accounts;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using MediatR;

namespace ChannelProgram.Application.Work;

/// <summary>What the clock does with one deal that staff left waiting; what is rejected passes on what it held.</summary>
public sealed record FollowUpReview(DealId Id) : IRequest<Result<Unit>>, IChange
{
    public sealed class Handler(ICustomers customers, Succession succession, DealForChange deals, IProgramVersions programs, TimeProvider time)
        : IRequestHandler<FollowUpReview, Result<Unit>>
    {
        public async Task<Result<Unit>> Handle(FollowUpReview request, CancellationToken ct)
        {
            if (await customers.Enter(request.Id, ct) is not { } deal) return Unit.Value;

            var now = time.Now();
            await succession.Retire([deal], now, ct);
            await deals.Change(deal, () => Leave(deal, now), now, ct);
            return Unit.Value;
        }

        private Refusal? Leave(Deal deal, DateTimeOffset now)
        {
            deal.BeLeftTo(programs.InForce(now), now);
            return null;
        }
    }
}
