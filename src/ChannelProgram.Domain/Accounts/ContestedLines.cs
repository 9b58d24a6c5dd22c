using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Partners;

namespace ChannelProgram.Domain.Accounts;

/// <summary>A live claim on one of two customers that become one.</summary>
/// <param name="Claim">Ascending in the order in which claims were accepted.</param>
/// <param name="Owner">The deal that it belongs to; null: the vendor itself.</param>
/// <param name="On">What it is on, the customer being the one that remains.</param>
public sealed record LiveClaim(long Claim, DealId? Owner, PartnerId? Partner, Claimable On, ClaimState State);

/// <summary>What becomes of a claim that cannot stand as it is.</summary>
public enum Fate
{
    /// <summary>One deal had it twice: the other remains.</summary>
    Doubled,

    /// <summary>Its partner, or the vendor, has the line by another: it is released.</summary>
    AlreadyRegistered,

    /// <summary>Somebody else holds the line since earlier: it waits, first in line, its remaining protection kept for it.</summary>
    Yields,
}

/// <param name="To">What stands instead.</param>
public sealed record Verdict(LiveClaim Claim, Fate Fate, LiveClaim To);

/// <summary>
/// The rules of merging: of two live claims on one line the earlier stands and the later is first in line; of one partner's two
/// the later is released; of one deal's two one remains.
/// </summary>
public static class ContestedLines
{
    /// <summary>What does not stand among all live claims on both customers; what is not named stays as it is.</summary>
    public static IReadOnlyList<Verdict> Judge(IEnumerable<LiveClaim> claims)
    {
        var (verdicts, standing) = (new List<Verdict>(), new List<LiveClaim>());
        // What is held comes before what waits, so that nobody loses a line to a place in the queue of its own.
        foreach (var claim in claims.OrderBy(it => it.State is ClaimState.Held ? 0 : 1).ThenBy(it => it.Claim))
        {
            var against = standing.FindAll(it => it.On.Contends(claim.On));
            if (against.Find(it => it.Owner is not null && it.Owner == claim.Owner) is { } same) verdicts.Add(new(claim, Fate.Doubled, same));
            else if (against.Find(it => it.Partner == claim.Partner) is { } own) verdicts.Add(new(claim, Fate.AlreadyRegistered, own));
            else if (claim.State is ClaimState.Held && against.Find(it => it.State is ClaimState.Held) is { } earlier)
            {
                // The vendor does not wait for its own partners.
                verdicts.Add(new(claim, claim.Partner is null ? Fate.AlreadyRegistered : Fate.Yields, earlier));
                if (claim.Partner is not null) standing.Add(claim with { State = ClaimState.Waitlisted });
            }
            else standing.Add(claim);
        }

        return verdicts;
    }
}
