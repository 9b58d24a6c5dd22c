using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Partners;
using MediatR;

namespace ChannelProgram.Application.Partners;

public sealed record ReinstatePartner(PartnerId Id) : IRequest<Result<PartnerView>>, IChange
{
    public sealed class Handler(PartnerUpdate updates, CurrentCaller caller)
        : IRequestHandler<ReinstatePartner, Result<PartnerView>>
    {
        public Task<Result<PartnerView>> Handle(ReinstatePartner request, CancellationToken ct) =>
            updates.Update(
                request.Id,
                (partner, now) => partner.LeavesAt is not null && !caller.Known.May(PartnerPermissions.Offboard)
                    ? PartnerRefusals.LeavingIsForAdmins
                    : partner.Reinstate(now), ct);
    }
}
