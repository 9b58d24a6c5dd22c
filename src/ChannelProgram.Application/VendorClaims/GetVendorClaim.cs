using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.VendorClaims;
using MediatR;

namespace ChannelProgram.Application.VendorClaims;

public sealed record GetVendorClaim(VendorClaimId Id) : IRequest<Result<VendorClaimView>>
{
    public sealed class Handler(IVendorClaims claims, VendorClaimUpdate updates, TimeProvider time)
        : IRequestHandler<GetVendorClaim, Result<VendorClaimView>>
    {
        public async Task<Result<VendorClaimView>> Handle(GetVendorClaim request, CancellationToken ct)
        {
            if (await claims.Find(request.Id, ct) is not { } claim) return VendorClaimRefusals.NotFound;

            claim.ExpireClaims(time.Now());
            return updates.View(claim);
        }
    }
}
