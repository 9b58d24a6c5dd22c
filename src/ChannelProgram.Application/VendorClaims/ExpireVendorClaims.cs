using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.VendorClaims;
using MediatR;

namespace ChannelProgram.Application.VendorClaims;

/// <summary>
/// Ends expired claims of the vendor and passes their lines on, one transaction per claim. Nothing depends on its punctuality:
/// whoever needs a line does the same. Safe to repeat.
/// </summary>
public sealed record ExpireVendorClaims : IRequest<Result<int>>
{
    public sealed class Handler(IVendorClaims claims, JobItems items, ProgramClock clock)
        : IRequestHandler<ExpireVendorClaims, Result<int>>
    {
        public async Task<Result<int>> Handle(ExpireVendorClaims request, CancellationToken ct) =>
            await items.SendEach<VendorClaimId>(
                (last, max) => claims.FindExpired(clock.Now(), last, max, ct), claim => new ExpireVendorClaim(claim), ct);
    }
}
