using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Claims;

/// <param name="Target">On the account that remains.</param>
public sealed record LiveClaim(long Id, ClaimOwnerId Owner, PartnerId? Partner, ClaimTarget Target, ClaimState State);

public enum ClaimOutcome
{
    Duplicate,

    /// <summary>The same partner, or the vendor, has another claim on the line: this one is released.</summary>
    AlreadyRegistered,

    /// <summary>
    /// Somebody else has held the line for longer: this claim waits first in line and keeps its remaining protection.
    /// </summary>
    Waitlisted,
}

/// <param name="Stands">The claim that keeps the line.</param>
public sealed record MergeDecision(LiveClaim Claim, ClaimOutcome Outcome, LiveClaim Stands);

/// <summary>A claim that lost its line in a merge, as it was before.</summary>
/// <param name="OwnerStatus">The status of its deal right after the merge; null: the vendor's own claim.</param>
public sealed record ClaimSnapshot(
    long Claim, ClaimOutcome Outcome, ClaimState State, bool HasPriority, TimeSpan? RemainingProtection, Protection? Protection,
    int? ProgramVersion, string? OwnerStatus)
{
    /// <summary>The version of the vendor's own claim right after the merge; 0: the claim of a deal.</summary>
    public int OwnerVersion { get; init; }

    public decimal? MarginPercent { get; init; }

    public DateTimeOffset? HeldSince { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }
}

/// <summary>
/// Decides which claims keep their line when two accounts are merged. Of two claims on one line the earlier keeps it and the
/// later waits first in line. Of two claims of one partner the later is released. Of two claims of one deal only one remains.
/// </summary>
public static class ClaimMergeRules
{
    /// <returns>A decision for each claim that loses its line; all others stay as they are.</returns>
    public static IReadOnlyList<MergeDecision> Decide(IEnumerable<LiveClaim> claims)
    {
        var (decisions, kept) = (new List<MergeDecision>(), new List<LiveClaim>());
        // Held claims first, then offered ones: a partner does not lose a held line to its own place on the waitlist.
        foreach (var claim in claims
            .OrderBy(it => it.State is ClaimState.Held ? 0 : it.State is ClaimState.Offered ? 1 : 2).ThenBy(it => it.Id))
        {
            var competing = kept.FindAll(it => it.Target.ConflictsWith(claim.Target));
            if (competing.Find(it => it.Owner == claim.Owner) is { } same)
                decisions.Add(new(claim, ClaimOutcome.Duplicate, same));
            else if (competing.Find(it => it.Partner == claim.Partner) is { } own)
                decisions.Add(new(claim, ClaimOutcome.AlreadyRegistered, own));
            else if (claim.State.TakesLine() && competing.Find(it => it.State.TakesLine()) is { } earlier)
            {
                // The vendor does not wait for its own partners.
                decisions.Add(
                    new(
                        claim, claim.Partner is null ? ClaimOutcome.AlreadyRegistered : ClaimOutcome.Waitlisted,
                        earlier));
                if (claim.Partner is not null) kept.Add(claim with { State = ClaimState.Waitlisted });
            }
            else kept.Add(claim);
        }

        return decisions;
    }
}
