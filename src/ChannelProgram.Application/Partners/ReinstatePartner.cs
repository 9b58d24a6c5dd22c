using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Partners;

public sealed record ReinstatePartner(PartnerId Id) : IRequest<Result<PartnerView>>, IChange
{
    public sealed class Handler(PartnerUpdate updates) : IRequestHandler<ReinstatePartner, Result<PartnerView>>
    {
        public Task<Result<PartnerView>> Handle(ReinstatePartner request, CancellationToken ct) =>
            updates.Update(request.Id, (partner, now) => partner.Reinstate(now), ct);
    }
}
