using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.VendorClaims;

public sealed record ListVendorClaims(VendorClaimFilter Filter, PageRequest Paging) : IRequest<Result<Page<VendorClaimView>>>
{
    public sealed class Handler(IVendorClaims claims, VendorClaimUpdate updates, ProgramClock clock)
        : IRequestHandler<ListVendorClaims, Result<Page<VendorClaimView>>>
    {
        public async Task<Result<Page<VendorClaimView>>> Handle(ListVendorClaims request, CancellationToken ct)
        {
            var now = clock.Now();
            var found = await claims.List(request.Filter, request.Paging, now, ct);
            foreach (var claim in found) claim.ApplyClock(now);

            return Page.Of(found, request.Paging, updates.View, claim => PagePosition.Of(claim.CreatedAt, claim.Id));
        }
    }
}
