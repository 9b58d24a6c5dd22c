using ChannelProgram.Domain.Claims;

namespace ChannelProgram.Application.Claims;

/// <summary>
/// What whoever takes or frees lines needs of the waitlist. Call under the locks of the accounts, in the same transaction.
/// </summary>
public interface IWaitlist
{
    /// <summary>Releases expired claims of these owners and gives their lines to those who wait.</summary>
    Task Expire(IReadOnlyCollection<IClaimOwner> owners, DateTimeOffset now, CancellationToken ct);

    Task Promote(IReadOnlyCollection<ClaimTarget> freed, DateTimeOffset now, CancellationToken ct);

    Task<IReadOnlyList<CompetingClaim>> LoadHeldClaims(
        IReadOnlyList<ClaimTarget> targets, DateTimeOffset now, CancellationToken ct);
}
