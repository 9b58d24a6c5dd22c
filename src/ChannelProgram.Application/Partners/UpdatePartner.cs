using ChannelProgram.Application.Common;
using ChannelProgram.Application.Work;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Partners;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.Partners;

public sealed record UpdatePartner(PartnerId Id, [RequestBody] MergePatch<PartnerForm> Patch)
    : IRequest<Result<PartnerView>>, IChange
{
    public sealed class Handler(IChannelDb db, PartnerUpdate updates, IStaff staff, CurrentCaller caller)
        : IRequestHandler<UpdatePartner, Result<PartnerView>>
    {
        public Task<Result<PartnerView>> Handle(UpdatePartner request, CancellationToken ct) =>
            updates.Update(request.Id, async (partner, now) =>
            {
                var form = request.Patch.ApplyTo(PartnerForm.Of(partner));
                var placed = partner.Placement;
                if (caller.Known.IsPartner)
                {
                    if (ChangedByStaffOnly(form, partner, placed) is { Count: > 0 } pointers)
                        return PartnerRefusals.NotEditable(partner.Status, pointers);
                }
                else if (await FaultOf(form.Placement, placed, ct) is { } fault) return fault;

                partner.Update(form.Profile, now);
                partner.Place(form.Placement, now);
                return null;
            }, ct);

        private static List<string> ChangedByStaffOnly(PartnerForm form, Partner partner, PartnerPlacement placed) =>
        [
            .. form.Name != partner.Name ? ["/name"] : (string[])[],
            .. form.Country != partner.Country ? ["/country"] : (string[])[],
            .. form.Type != partner.Type ? ["/type"] : (string[])[],
            .. form.ChannelManager != placed.ChannelManager ? ["/channelManager"] : (string[])[],
            .. form.DeputyManager != placed.DeputyManager ? ["/deputyManager"] : (string[])[],
            .. form.Distributor != placed.Distributor ? ["/distributor"] : (string[])[],
        ];

        /// <summary>What stays as it was is not asked for.</summary>
        private async Task<Refusal?> FaultOf(PartnerPlacement wanted, PartnerPlacement now, CancellationToken ct)
        {
            if (wanted.ChannelManager is { } manager && manager != now.ChannelManager && !await staff.MayDecide(manager, ct))
                return PartnerRefusals.NotOfStaff("/channelManager");
            if (wanted.DeputyManager is { } deputy && deputy != now.DeputyManager && !await staff.MayDecide(deputy, ct))
                return PartnerRefusals.NotOfStaff("/deputyManager");
            return wanted.Distributor is { } distributor && distributor != now.Distributor
                && !await db.Partners.AnyAsync(
                    it => it.Id == distributor && it.Type == PartnerType.Distributor && it.LeavesAt == null, ct)
                    ? PartnerRefusals.NoSuchDistributor
                    : null;
        }
    }
}
