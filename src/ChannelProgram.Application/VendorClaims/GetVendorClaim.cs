using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.VendorClaims;
using MediatR;

namespace ChannelProgram.Application.VendorClaims;

/// <param name="ExternalId">Looked for if there is no id.</param>
public sealed record GetVendorClaim(VendorClaimId? Id, string? ExternalId = null) : IRequest<Result<VendorClaimView>>
{
    public sealed class Handler(IVendorClaims claims, VendorClaimUpdate updates, ProgramClock clock)
        : IRequestHandler<GetVendorClaim, Result<VendorClaimView>>
    {
        public async Task<Result<VendorClaimView>> Handle(GetVendorClaim request, CancellationToken ct)
        {
            var found = request switch
            {
                { Id: { } id } => await claims.Find(id, ct),
                { ExternalId: { } externalId } => await claims.FindByExternalId(externalId, ct),
                _ => null,
            };
            if (found is not { } claim) return VendorClaimRefusals.NotFound;

            claim.ApplyClock(clock.Now());
            return updates.View(claim);
        }
    }
}
