using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Claims;

public enum ClaimOwnerKind { Deal, VendorClaim }

public readonly record struct ClaimOwnerId(ClaimOwnerKind Kind, Guid Value);

public interface IClaimOwner
{
    ClaimOwnerId OwnerId { get; }

    IReadOnlyList<Claim> Claims { get; }

    /// <summary>
    /// Does what the clock has brought about by now, in its order: claims end, and what waited too long is over. The events
    /// carry the instant at which it happened, not <paramref name="now"/>. Repeating it changes nothing.
    /// </summary>
    /// <returns>The targets that became free.</returns>
    IReadOnlyList<ClaimTarget> ApplyClock(DateTimeOffset now);

    /// <returns>The claims that lost their line, as they were before, so that the merge can be undone.</returns>
    IReadOnlyList<ClaimSnapshot> ApplyMergeDecisions(IReadOnlyCollection<MergeDecision> decisions, DateTimeOffset now);

    void MoveClaims(AccountId from, AccountId to);

    void MoveClaimsBack(IReadOnlySet<AccountId> family, AccountId to);

    /// <summary>Whether the claim is still as the merge left it, so that it can be restored; null: it has ended since.</summary>
    bool? IsUnchangedSinceMerge(ClaimSnapshot snapshot);

    void RestoreClaims(IReadOnlyCollection<ClaimSnapshot> snapshots, ProgramVersion program, DateTimeOffset now);
}
