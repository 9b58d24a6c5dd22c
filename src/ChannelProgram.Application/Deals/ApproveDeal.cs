using ChannelProgram.Application.Accounts;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using MediatR;

namespace ChannelProgram.Application.Deals;

/// <summary>Staff approves what waits for its decision: the held lines are protected from now on.</summary>
public sealed record ApproveDeal(DealId Id) : IRequest<Result<DealView>>, IChange
{
    public sealed class Handler(
        IChannelDb db, ICustomers customers, Succession succession, IProgramVersions programs, IPreconditions preconditions,
        CurrentCaller caller, TimeProvider time) : IRequestHandler<ApproveDeal, Result<DealView>>
    {
        public async Task<Result<DealView>> Handle(ApproveDeal request, CancellationToken ct)
        {
            if (await customers.Enter(request.Id, ct) is not { } deal) return DealRefusals.NotFound;
            var now = time.Now();
            await succession.Retire([deal], now, ct);
            if (!preconditions.Met(DealView.Of(deal, caller.Known))) return Refusal.VersionChanged;

            if (deal.Approve(programs.InForce(now), now) is { } refused) return refused;
            await db.Save(ct);
            return DealView.Of(deal, caller.Known);
        }
    }
}
