using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.VendorClaims;
using MediatR;

namespace ChannelProgram.Application.VendorClaims;

/// <summary>
/// Ends what the clock has ended of the vendor's claims and passes it on, one claim a transaction. Nothing depends on it:
/// whoever needs a line does the same. Running it twice changes nothing.
/// </summary>
public sealed record ExpireVendorClaims : IRequest<Result<int>>
{
    public sealed class Handler(IVendorClaims claims, JobItems items, TimeProvider time) : IRequestHandler<ExpireVendorClaims, Result<int>>
    {
        public async Task<Result<int>> Handle(ExpireVendorClaims request, CancellationToken ct) =>
            await items.SendEach<VendorClaimId>(
                (last, max) => claims.FindExpired(time.Now(), last, max, ct), claim => new ExpireVendorClaim(claim), ct);
    }
}
