using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.VendorClaims;

/// <summary>The vendor's claims, newest first, a page at a time.</summary>
/// <param name="After">The last claim of the page before.</param>
public sealed record ListVendorClaims(VendorClaimFilter Filter, int Limit, PagePosition? After) : IRequest<Result<Page<VendorClaimView>>>
{
    public sealed class Handler(IVendorClaims claims, VendorClaimUpdate claiming, TimeProvider time)
        : IRequestHandler<ListVendorClaims, Result<Page<VendorClaimView>>>
    {
        public async Task<Result<Page<VendorClaimView>>> Handle(ListVendorClaims request, CancellationToken ct)
        {
            var now = time.Now();
            var found = await claims.List(request.Filter, now, request.After, request.Limit + 1, ct);
            foreach (var claim in found) claim.ExpireClaims(now);

            return Page.Of(found, request.Limit, claiming.View, claim => PagePosition.Of(claim.CreatedAt, claim.Id.Value));
        }
    }
}
