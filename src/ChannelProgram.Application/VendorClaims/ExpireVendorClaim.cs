using ChannelProgram.Application.Claims;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.VendorClaims;
using MediatR;

namespace ChannelProgram.Application.VendorClaims;

public sealed record ExpireVendorClaim(VendorClaimId Id) : IRequest<Result<Unit>>, IChange
{
    public sealed class Handler(IVendorClaims claims, IWaitlist waitlist, ProgramClock clock)
        : IRequestHandler<ExpireVendorClaim, Result<Unit>>
    {
        public async Task<Result<Unit>> Handle(ExpireVendorClaim request, CancellationToken ct)
        {
            if (await claims.Lock(request.Id, ct) is { } claim) await waitlist.Expire([claim], clock.Now(), ct);
            return Unit.Value;
        }
    }
}
