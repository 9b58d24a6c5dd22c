using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.VendorClaims;
using MediatR;

namespace ChannelProgram.Application.VendorClaims;

/// <summary>Ends one of the vendor's claims if the clock has, and passes on what it held.</summary>
public sealed record RetireVendorClaim(VendorClaimId Id) : IRequest<Result<Unit>>, IChange
{
    public sealed class Handler(IVendorClaims claims, Succession succession, TimeProvider time) : IRequestHandler<RetireVendorClaim, Result<Unit>>
    {
        public async Task<Result<Unit>> Handle(RetireVendorClaim request, CancellationToken ct)
        {
            if (await claims.Enter(request.Id, ct) is { } claim) await succession.Retire([claim], time.Now(), ct);
            return Unit.Value;
        }
    }
}
