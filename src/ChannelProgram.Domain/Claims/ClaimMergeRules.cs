using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Claims;

/// <summary>A live claim on one of two accounts that are being merged.</summary>
/// <param name="Id">Ascending in the order in which claims were accepted.</param>
/// <param name="Partner">Null: the vendor's own claim.</param>
/// <param name="Target">On the account that remains.</param>
public sealed record LiveClaim(long Id, ClaimOwnerId Owner, PartnerId? Partner, ClaimTarget Target, ClaimState State);

/// <summary>What becomes of a claim that cannot stand after a merge.</summary>
public enum ClaimOutcome
{
    /// <summary>The same deal has the line twice: one claim remains.</summary>
    Duplicate,

    /// <summary>The same partner, or the vendor, has the line by another claim: this one is released.</summary>
    AlreadyRegistered,

    /// <summary>Somebody else has held the line for longer: this claim waits, first in line, and keeps its remaining protection.</summary>
    Waitlisted,
}

/// <param name="Stands">The claim that stands instead.</param>
public sealed record MergeDecision(LiveClaim Claim, ClaimOutcome Outcome, LiveClaim Stands);

/// <summary>A claim that did not stand when two accounts were merged, as it was before.</summary>
/// <param name="RemainingProtection">Protection that it was already waiting to get back before the merge.</param>
/// <param name="OwnerStatus">The status of its deal right after the merge; null: the vendor's own claim.</param>
public sealed record ClaimSnapshot(
    long Claim, ClaimOutcome Outcome, ClaimState State, bool HasPriority, TimeSpan? RemainingProtection, Protection? Protection,
    int? ProgramVersion, string? OwnerStatus)
{
    /// <summary>The version of the vendor's own claim right after the merge; 0: a deal's claim.</summary>
    public int OwnerVersion { get; init; }
}

/// <summary>
/// Which claims stand when two accounts are merged. Of two live claims on one line the earlier stands and the later is first in
/// line; of one partner's two the later is released; of one deal's two one remains.
/// </summary>
public static class ClaimMergeRules
{
    /// <param name="claims">All live claims on both accounts.</param>
    /// <returns>A decision for each claim that cannot stand; all others stay as they are.</returns>
    public static IReadOnlyList<MergeDecision> Decide(IEnumerable<LiveClaim> claims)
    {
        var (decisions, standing) = (new List<MergeDecision>(), new List<LiveClaim>());
        // Held claims first: nobody loses a held line to a place of its own on the waitlist.
        foreach (var claim in claims.OrderBy(it => it.State is ClaimState.Held ? 0 : 1).ThenBy(it => it.Id))
        {
            var competing = standing.FindAll(it => it.Target.ConflictsWith(claim.Target));
            if (competing.Find(it => it.Owner == claim.Owner) is { } same) decisions.Add(new(claim, ClaimOutcome.Duplicate, same));
            else if (competing.Find(it => it.Partner == claim.Partner) is { } own) decisions.Add(new(claim, ClaimOutcome.AlreadyRegistered, own));
            else if (claim.State is ClaimState.Held && competing.Find(it => it.State is ClaimState.Held) is { } earlier)
            {
                // The vendor does not wait for its own partners.
                decisions.Add(new(claim, claim.Partner is null ? ClaimOutcome.AlreadyRegistered : ClaimOutcome.Waitlisted, earlier));
                if (claim.Partner is not null) standing.Add(claim with { State = ClaimState.Waitlisted });
            }
            else standing.Add(claim);
        }

        return decisions;
    }
}
