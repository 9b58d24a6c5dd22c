using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.VendorClaims;
using ChannelProgram.Infrastructure.Claims;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.VendorClaims;

internal sealed class VendorClaimChecks(ChannelDb db) : IDataCheck
{
    public string Name => "vendor-claims";

    public IEnumerable<IQueryable<DataFault>> Questions => [LiveAfterTheEnd];

    private IQueryable<DataFault> LiveAfterTheEnd =>
        from claim in db.Set<Claim>()
        join own in db.Set<VendorClaim>()
            on EF.Property<VendorClaimId?>(claim, ClaimColumns.VendorClaim) equals (VendorClaimId?)own.Id
        where claim.State != ClaimState.Released && own.EndedAt != null
        select new DataFault($"Claim {claim.Id} is open, but vendor claim {own.Id.Value} has ended.", false);
}
