using ChannelProgram.Application.Common;
using ChannelProgram.Domain.VendorClaims;

namespace ChannelProgram.Application.VendorClaims;

/// <summary>The vendor's own claims. No partner is ever told of one.</summary>
public interface IVendorClaims
{
    Task<VendorClaim?> Find(VendorClaimId id, CancellationToken ct);

    Task<IReadOnlyList<VendorClaim>> List(VendorClaimFilter filter, PageRequest page, DateTimeOffset now, CancellationToken ct);

    /// <summary>
    /// Locks the claim's account until the transaction ends. Meanwhile nobody else can change claims on it. Null: no such claim.
    /// </summary>
    Task<VendorClaim?> Lock(VendorClaimId id, CancellationToken ct);

    Task<VendorClaim?> FindByExternalId(string externalId, CancellationToken ct);

    void Add(VendorClaim claim);

    Task<IReadOnlyList<VendorClaimId>> FindExpired(DateTimeOffset now, VendorClaimId after, int limit, CancellationToken ct);
}
