using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Claims;

public enum ClaimOwnerKind { Deal, VendorClaim }

/// <summary>Who owns a claim: a partner's deal or one of the vendor's own claims, by its id.</summary>
public readonly record struct ClaimOwnerId(ClaimOwnerKind Kind, Guid Value);

/// <summary>An aggregate that owns claims: a partner's deal or one of the vendor's own claims.</summary>
public interface IClaimOwner
{
    ClaimOwnerId OwnerId { get; }

    /// <summary>All its claims, live and released.</summary>
    IReadOnlyList<Claim> Claims { get; }

    /// <summary>Releases claims whose protection is over. What is recorded carries the instant of expiry, not <paramref name="now"/>.</summary>
    /// <returns>The targets that are free now.</returns>
    IReadOnlyList<ClaimTarget> ExpireClaims(DateTimeOffset now);

    /// <summary>Two accounts are being merged: gives up the claims that cannot stand.</summary>
    /// <returns>Those claims as they were before, so that the merge can be undone.</returns>
    IReadOnlyList<ClaimSnapshot> ApplyMergeDecisions(IReadOnlyCollection<MergeDecision> decisions, DateTimeOffset now);

    /// <summary>Moves its claims from one account to another. Partners see no difference.</summary>
    void MoveClaims(AccountId from, AccountId to);

    /// <summary>Moves back the claims that were first made on one of these accounts.</summary>
    void MoveClaimsBack(IReadOnlySet<AccountId> family, AccountId to);

    /// <summary>Whether a claim is still as the merge left it, so that it can be restored; null: it has ended since.</summary>
    bool? IsUnchangedSinceMerge(ClaimSnapshot snapshot);

    /// <summary>The merge is undone: restores the claims that it had taken away.</summary>
    void RestoreClaims(IReadOnlyCollection<ClaimSnapshot> snapshots, ProgramVersion program, DateTimeOffset now);
}
