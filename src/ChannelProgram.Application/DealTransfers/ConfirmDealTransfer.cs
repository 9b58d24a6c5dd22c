using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Application.Partners;
using ChannelProgram.Application.Programs;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.DealTransfers;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.DealTransfers;

/// <summary>Both partners agree, and staff confirms: the deal is the other partner's, with its protection as it is.</summary>
public sealed record ConfirmDealTransfer(DealTransferId Id) : IRequest<Result<DealTransferView>>, IChange
{
    public sealed class Handler(
        IChannelDb db, DealTransferUpdate updates, DealUpdate deals, DealMoves moves, IRegistrations registrations,
        IProgramVersions programs)
        : IRequestHandler<ConfirmDealTransfer, Result<DealTransferView>>
    {
        public Task<Result<DealTransferView>> Handle(ConfirmDealTransfer request, CancellationToken ct) =>
            updates.Update(request.Id, (transfer, now) => Confirm(transfer, now, ct), ct);

        private async Task<Refusal?> Confirm(DealTransfer transfer, DateTimeOffset asked, CancellationToken ct)
        {
            if (transfer.Status is not DealTransferStatus.Accepted)
                return DealTransferRefusals.StatusForbids(transfer.StatusAt(asked));
            if (await deals.Load(transfer.Deal, ct) is not var (deal, now)) return DealTransferRefusals.NotFound;
            if (deal.Status is not DealStatus.Approved || deal.Partner != transfer.From)
                return DealTransferRefusals.OnlyProtected(deal.Status);
            if (await CheckReceiver(transfer.To!.Value, deal, now, ct) is { } refused) return refused;

            await moves.Move(deal, transfer.To.Value, isSuccessor: false, now, ct);
            transfer.Confirm(now);
            return null;
        }

        /// <summary>It could register the deal itself, were the line free.</summary>
        private async Task<Refusal?> CheckReceiver(PartnerId to, Deal deal, DateTimeOffset now, CancellationToken ct)
        {
            var program = programs.InForce(now);
            var partner = await db.Partners.AsNoTracking().SingleAsync(it => it.Id == to, ct);
            var refused = Registrant.From(partner, program, now).RefusedFor(deal.Customer.StrongKeys(program.AllSharedHosts));
            if (refused is not null || program.TierOf(partner.TierAt(now))!.OpenRegistrationLimit is not { } limit)
                return refused;

            var counts = await registrations.LockAndCount(to, program, now, ct);
            return counts.IsFull(limit, counts.HasLowWinRate(partner.HasLowWinRate, program.Hoarding))
                ? DealRefusals.OpenLimitReached
                : null;
        }
    }
}
