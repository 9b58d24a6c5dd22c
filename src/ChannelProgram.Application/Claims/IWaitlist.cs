using ChannelProgram.Domain.Claims;

namespace ChannelProgram.Application.Claims;

/// <summary>
/// What whoever takes or frees lines needs of the waitlist. Call under the locks of the accounts, in the same transaction.
/// </summary>
public interface IWaitlist
{
    /// <summary>Does what the clock brought about for these owners, and offers freed lines to those who wait.</summary>
    Task Expire(IReadOnlyCollection<IClaimOwner> owners, DateTimeOffset now, CancellationToken ct);

    /// <summary>Offers each freed line to whoever has waited longest.</summary>
    Task OfferFreed(IReadOnlyCollection<ClaimTarget> freed, DateTimeOffset now, CancellationToken ct);

    Task<IReadOnlyList<CompetingClaim>> LoadTakenClaims(
        IReadOnlyList<ClaimTarget> targets, DateTimeOffset now, CancellationToken ct);
}
