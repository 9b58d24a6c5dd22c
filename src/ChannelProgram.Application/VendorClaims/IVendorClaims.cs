using ChannelProgram.Application.Common;
using ChannelProgram.Domain.VendorClaims;

namespace ChannelProgram.Application.VendorClaims;

/// <summary>The vendor's own claims. They belong to the program: no partner is ever told of one.</summary>
public interface IVendorClaims
{
    /// <summary>One to be read and not to be changed.</summary>
    Task<VendorClaim?> Find(VendorClaimId id, CancellationToken ct);

    /// <summary>Newest first; one more than asked for, if there are more.</summary>
    Task<IReadOnlyList<VendorClaim>> List(VendorClaimFilter filter, PageRequest page, DateTimeOffset now, CancellationToken ct);

    /// <summary>
    /// Locks its account to the end of the transaction: from here on nobody else takes, frees or passes on a line of it.
    /// </summary>
    /// <returns>The claim as it is then; null if there is none.</returns>
    Task<VendorClaim?> Lock(VendorClaimId id, CancellationToken ct);

    /// <summary>What the CRM calls so, to be changed; null if it has called nothing so yet.</summary>
    Task<VendorClaim?> FindByExternalId(string externalId, CancellationToken ct);

    /// <summary>Stored with the commit.</summary>
    void Add(VendorClaim claim);

    /// <summary>Claims that are dead by the clock, by id.</summary>
    Task<IReadOnlyList<VendorClaimId>> FindExpired(DateTimeOffset now, VendorClaimId after, int atMost, CancellationToken ct);
}
