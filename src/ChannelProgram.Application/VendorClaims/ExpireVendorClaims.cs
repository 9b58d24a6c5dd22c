using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.VendorClaims;
using MediatR;
using Microsoft.Extensions.Logging;

namespace ChannelProgram.Application.VendorClaims;

/// <summary>
/// Ends what the clock has ended of the vendor's claims and passes it on, one claim a transaction. Nothing depends on it:
/// whoever needs a line does the same. Running it twice changes nothing.
/// </summary>
public sealed record ExpireVendorClaims : IRequest<Result<int>>
{
    private const int AtATime = 200;

    public sealed class Handler(
        IVendorClaims claims, IMediator mediator, TimeProvider time, ILogger<ExpireVendorClaims> log)
        : IRequestHandler<ExpireVendorClaims, Result<int>>
    {
        public async Task<Result<int>> Handle(ExpireVendorClaims request, CancellationToken ct)
        {
            var (retired, last) = (0, default(VendorClaimId));
            while (await claims.FindExpired(time.Now(), after: last, AtATime, ct) is { Count: > 0 } lapsed)
                foreach (var claim in lapsed)
                {
                    // An end is made between two claims, not in the middle of one.
                    ct.ThrowIfCancellationRequested();
                    last = claim;
                    if (await Retire(claim)) retired++;
                }
            return retired;
        }

        /// <summary>One claim that cannot be retired must not keep the others waiting.</summary>
        private async Task<bool> Retire(VendorClaimId claim)
        {
            try
            {
                return (await mediator.Send(new ExpireVendorClaim(claim), CancellationToken.None)).Refusal is null;
            }
            catch (Exception e)
            {
                log.LogError(e, "Vendor claim {Claim} was not retired; the next run tries again.", claim.Value);
                return false;
            }
        }
    }
}
