using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Application.DealTransfers;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using MediatR;

namespace ChannelProgram.Application.Offboarding;

/// <summary>A deal of a partner that leaves goes to the successor; without one, what is not protected of it ends.</summary>
public sealed record OffboardDeal(DealId Id) : IRequest<Result<Unit>>, IChange
{
    public sealed class Handler(IOffboarding offboarding, DealUpdate deals, ICustomers customers, DealMoves moves)
        : IRequestHandler<OffboardDeal, Result<Unit>>
    {
        public async Task<Result<Unit>> Handle(OffboardDeal request, CancellationToken ct)
        {
            if (await deals.Load(request.Id, ct) is not var (deal, now)) return DealRefusals.NotFound;
            var partner = await customers.PartnerOf(deal, ct);
            // It was moved, or its partner stays after all.
            if (!(partner.LeavesAt <= now)) return Unit.Value;

            if (partner.Successor is { } successor) await moves.Move(deal, successor, isSuccessor: true, now, ct);
            else
            {
                var frees = deal.Status is DealStatus.Won && !await offboarding.HasOpenDeals(partner.Id, now, ct);
                await deals.Decide(
                    deal,
                    () =>
                    {
                        if (frees) deal.ReleaseKeptLines(now);
                        else deal.EndUnprotected(now);
                        return Task.FromResult<Refusal?>(null);
                    },
                    now, ct);
            }

            return Unit.Value;
        }
    }
}
