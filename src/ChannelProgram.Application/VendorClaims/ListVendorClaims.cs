using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.VendorClaims;

/// <summary>The vendor's claims, newest first, a page at a time.</summary>
/// <param name="After">The last claim of the page before.</param>
public sealed record ListVendorClaims(VendorClaimFilter Filter, int Limit, Position? After) : IRequest<Result<Page<VendorClaimView>>>
{
    public sealed class Handler(IVendorClaims claims, VendorClaiming claiming, TimeProvider time)
        : IRequestHandler<ListVendorClaims, Result<Page<VendorClaimView>>>
    {
        public async Task<Result<Page<VendorClaimView>>> Handle(ListVendorClaims request, CancellationToken ct)
        {
            var now = time.Now();
            var found = await claims.List(request.Filter, now, request.After, request.Limit + 1, ct);
            foreach (var claim in found) claim.Lapse(now);

            return Page.Of(found, request.Limit, claiming.View, claim => Position.Of(claim.CreatedAt, claim.Id.Value));
        }
    }
}
