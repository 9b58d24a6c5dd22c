using ChannelProgram.Domain.Claims;

namespace ChannelProgram.Application.Claims;

/// <summary>
/// What whoever takes or frees lines needs of those who wait for them. Called under the locks of the accounts, in the transaction
/// that takes or frees.
/// </summary>
public interface IWaitlist
{
    /// <summary>Releases the expired claims of these owners and promotes those who wait for the lines.</summary>
    Task Expire(IReadOnlyCollection<IClaimOwner> owners, DateTimeOffset now, CancellationToken ct);

    /// <summary>Gives lines that came free to those who have waited longest.</summary>
    Task Promote(IReadOnlyCollection<ClaimTarget> freed, DateTimeOffset now, CancellationToken ct);

    /// <summary>The claims that are held on the accounts and lines of these targets, after expired ones were released.</summary>
    Task<IReadOnlyList<CompetingClaim>> LoadHeldClaims(IReadOnlyList<ClaimTarget> targets, DateTimeOffset now, CancellationToken ct);
}
