using ChannelProgram.Application.Common;
using ChannelProgram.Application.DealTransfers;
using ChannelProgram.Application.Partners;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Partners;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.Offboarding;

/// <summary>Nothing is open any more: the partner has left, and nobody signs in for it.</summary>
public sealed record CompleteOffboarding(PartnerId Partner) : IRequest<Result<Unit>>, IChange
{
    public sealed class Handler(
        IChannelDb db, IOffboarding offboarding, IDealTransfers transfers, PeopleOfLeavingPartner people, ProgramClock clock)
        : IRequestHandler<CompleteOffboarding, Result<Unit>>
    {
        public async Task<Result<Unit>> Handle(CompleteOffboarding request, CancellationToken ct)
        {
            var now = clock.Now();
            var partner = await db.Partners.SingleAsync(it => it.Id == request.Partner, ct);
            if (!(partner.LeavesAt <= now) || await offboarding.HasAnything(partner, now, ct)) return Unit.Value;

            foreach (var open in await transfers.FindOpenOf(partner.Id, ct)) open.Replace(now);
            await offboarding.MoveDrafts(partner.Id, partner.Successor, ct);
            await people.End(partner.Id, partner.Successor, now, ct);
            var successor = partner.Successor is { } id ? await db.Partners.SingleAsync(it => it.Id == id, ct) : null;
            successor?.TakeOverKeys(partner.Keys.Select(it => it.Key), now);
            foreach (var buyer in await db.Partners.Where(it => it.Distributor == partner.Id).ToListAsync(ct))
                buyer.Place(
                    buyer.Placement with
                    {
                        Distributor =
                            successor is { Type: PartnerType.Distributor } && successor.Id != buyer.Id ? successor.Id : null,
                    },
                    now);
            if (partner.Status is not PartnerStatus.Offboarded) partner.CompleteOffboarding(now);
            return Unit.Value;
        }
    }
}
