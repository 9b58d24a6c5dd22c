using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Partners;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.Partners;

public sealed record GetPartner(PartnerId Id) : IRequest<Result<PartnerView>>
{
    public sealed class Handler(IChannelDb db, PartnerUpdate updates) : IRequestHandler<GetPartner, Result<PartnerView>>
    {
        public async Task<Result<PartnerView>> Handle(GetPartner request, CancellationToken ct) =>
            await db.Partners.AsNoTracking().SingleOrDefaultAsync(it => it.Id == request.Id, ct) is { } partner
                ? updates.View(partner)
                : PartnerRefusals.NotFound;
    }
}
