using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Partners;

namespace ChannelProgram.Domain.Accounts;

/// <summary>A live claim on one of two customers that become one.</summary>
/// <param name="Id">Ascending in the order in which claims were accepted.</param>
/// <param name="Owner">The deal that it belongs to; null: the vendor itself.</param>
/// <param name="Target">What it is on, the customer being the one that remains.</param>
public sealed record LiveClaim(long Id, DealId? Owner, PartnerId? Partner, ClaimTarget Target, ClaimState State);

/// <summary>What becomes of a claim that cannot stand as it is.</summary>
public enum ClaimOutcome
{
    /// <summary>One deal had it twice: the other remains.</summary>
    Duplicate,

    /// <summary>Its partner, or the vendor, has the line by another: it is released.</summary>
    AlreadyRegistered,

    /// <summary>Somebody else holds the line since earlier: it waits, first in line, its remaining protection kept for it.</summary>
    Waitlisted,
}

/// <param name="Stands">What stands instead.</param>
public sealed record MergeDecision(LiveClaim Claim, ClaimOutcome Outcome, LiveClaim Stands);

/// <summary>
/// The rules of merging: of two live claims on one line the earlier stands and the later is first in line; of one partner's two
/// the later is released; of one deal's two one remains.
/// </summary>
public static class ContestedLines
{
    /// <summary>What does not stand among all live claims on both customers; what is not named stays as it is.</summary>
    public static IReadOnlyList<MergeDecision> Decide(IEnumerable<LiveClaim> claims)
    {
        var (verdicts, standing) = (new List<MergeDecision>(), new List<LiveClaim>());
        // What is held comes before what waits, so that nobody loses a line to a place in the queue of its own.
        foreach (var claim in claims.OrderBy(it => it.State is ClaimState.Held ? 0 : 1).ThenBy(it => it.Id))
        {
            var against = standing.FindAll(it => it.Target.ConflictsWith(claim.Target));
            if (against.Find(it => it.Owner is not null && it.Owner == claim.Owner) is { } same) verdicts.Add(new(claim, ClaimOutcome.Duplicate, same));
            else if (against.Find(it => it.Partner == claim.Partner) is { } own) verdicts.Add(new(claim, ClaimOutcome.AlreadyRegistered, own));
            else if (claim.State is ClaimState.Held && against.Find(it => it.State is ClaimState.Held) is { } earlier)
            {
                // The vendor does not wait for its own partners.
                verdicts.Add(new(claim, claim.Partner is null ? ClaimOutcome.AlreadyRegistered : ClaimOutcome.Waitlisted, earlier));
                if (claim.Partner is not null) standing.Add(claim with { State = ClaimState.Waitlisted });
            }
            else standing.Add(claim);
        }

        return verdicts;
    }
}
