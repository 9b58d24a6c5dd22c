using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using MediatR;

namespace ChannelProgram.Application.Deals;

/// <summary>Staff approves what waits for its decision: the held lines are protected from now on.</summary>
public sealed record ApproveDeal(DealId Id) : IRequest<Result<DealView>>, IChange
{
    public sealed class Handler(IChannelDb db, DealForChange deals, IProgramVersions programs, CurrentCaller caller)
        : IRequestHandler<ApproveDeal, Result<DealView>>
    {
        public async Task<Result<DealView>> Handle(ApproveDeal request, CancellationToken ct)
        {
            var opened = await deals.Open(request.Id, ct);
            if (opened.Refusal is { } notOpened) return notOpened;
            var (deal, now) = opened.Value;

            if (deal.Approve(programs.InForce(now), now) is { } refused) return refused;
            await db.Save(ct);
            return DealView.Of(deal, caller.Known);
        }
    }
}
