using ChannelProgram.Domain.Deals;

namespace ChannelProgram.Domain.Conflicts;

/// <summary>A rule that says something about a case.</summary>
public enum ConflictRule
{
    /// <summary>Whose registration was accepted first.</summary>
    FirstRegistered,

    /// <summary>Who has the line, and since when.</summary>
    HeldSince,

    /// <summary>How long the line is protected.</summary>
    ProtectionInForce,

    /// <summary>How many days its partner can still be protected on this line.</summary>
    ProtectionDaysLeft,

    /// <summary>What was done for the deal, and when that was recorded.</summary>
    Progress,

    /// <summary>Which keys that were registered belong to the customer of the case.</summary>
    CustomerKeys,

    /// <summary>It is in doubt who the customer is.</summary>
    CustomerUnclear,

    /// <summary>Whom the customer asks for, and whether the holder was heard about it.</summary>
    CustomerChoice,

    /// <summary>Whether the partner is active, and its tier registers deals.</summary>
    Eligibility,

    /// <summary>The win of the line is confirmed: it cannot be reassigned.</summary>
    RevenueConfirmed,

    /// <summary>The vendor is one of those who disagree.</summary>
    VendorIsParty,

    /// <summary>No challenger has shown anything for its side.</summary>
    WithoutEvidence,
}

/// <summary>What the facts say of one party.</summary>
public sealed record AdvisedParty(DealId Deal, ConflictRole Role)
{
    /// <summary>In the order in which the registrations were accepted; the lowest was first.</summary>
    public int Place { get; init; }

    /// <summary>Something was recorded for its deal before it became a party.</summary>
    public bool HasActivity { get; init; }

    /// <summary>The same, of a demo, proposal or quote with a contact or a document.</summary>
    public bool HasProgress { get; init; }

    /// <summary>The same rule as <see cref="Conflict.Decide"/>: one was recorded, whenever that was.</summary>
    public bool HasDemoOrProposal { get; init; }

    /// <summary>It has added a document, or as what it joined needs none.</summary>
    public bool HasEvidence { get; init; }

    /// <summary>When the customer confirmed that it asks for it; null: it has not.</summary>
    public DateTimeOffset? ChosenAt { get; init; }

    /// <summary>Nothing forbids that it gets the line.</summary>
    public bool MayHold { get; init; }

    /// <summary>Who its customer is, is in doubt.</summary>
    public bool IsUnclear { get; init; }

    /// <summary>Its tier offers co-selling.</summary>
    public bool MayCoSell { get; init; }

    internal bool IsSupported => HasEvidence || ChosenAt is not null;
}

/// <summary>What the facts say of a case.</summary>
public sealed record AdvisedConflict(bool IsAboutLine, IReadOnlyList<AdvisedParty> Parties)
{
    /// <summary>The vendor is one of those who disagree.</summary>
    public bool VendorIsParty { get; init; }

    /// <summary>The win of the holder's line is confirmed.</summary>
    public bool RevenueConfirmed { get; init; }

    /// <summary>The holder's share where the customer chose another partner, as the program says.</summary>
    public decimal ReleasingSharePercent { get; init; }

    internal AdvisedParty? Holder => Parties.FirstOrDefault(it => it.Role is ConflictRole.Holder);
}

/// <summary>What the rules suggest to whoever decides a case. It decides nothing.</summary>
/// <param name="Outcome">Null: the rules do not say it, and a person has to weigh the facts.</param>
public sealed record ConflictAdvice(ConflictOutcome? Outcome, string Because)
{
    /// <summary>Who gets the line, where it is reassigned.</summary>
    public DealId? Deal { get; init; }

    public IReadOnlyList<DecidedShare> Shares { get; init; } = [];

    /// <summary>What applies if a party does not agree to co-selling.</summary>
    public ConflictOutcome? Fallback { get; init; }

    /// <summary>The first row that fits counts.</summary>
    public static ConflictAdvice Of(AdvisedConflict it)
    {
        var holder = it.Holder;
        var supported = it.Parties.Where(party => party.Role is ConflictRole.Challenger && party.IsSupported).ToList();
        if (supported.Count == 0) return new(
            ConflictOutcome.UpholdHolder, "No challenger has shown anything for its side.");

        var worked = supported.FindAll(party => party.HasProgress);
        if (it.RevenueConfirmed && holder is not null)
            return worked.Count == 0
                ? new(ConflictOutcome.UpholdHolder, "The win of the holder is confirmed, and no challenger has brought it about.")
                : new(
                    ConflictOutcome.SplitCredit,
                    "The win of the holder is confirmed, so the line cannot be reassigned; a challenger has worked on it too.")
                {
                    Shares = SharedEvenly(holder, worked),
                };
        if (it.Parties.Any(party => party.IsUnclear)) return new(
            null, "It is in doubt who the customer is: settle that first, as nothing can be granted before.");

        var eligible = supported.FindAll(party => party.MayHold);
        if (it.IsAboutLine && eligible.MaxBy(party => party.ChosenAt) is { ChosenAt: not null } chosen)
            return OfChoice(chosen, holder, it.ReleasingSharePercent);
        if (it.VendorIsParty || holder is null) return new(
            null, "The vendor is one of those who disagree: somebody outside its sales line weighs the facts.");

        if (it.IsAboutLine && !holder.HasActivity && FirstInRight(eligible, holder) is { } better)
            return new(
                ConflictOutcome.Reassign,
                better.HasProgress
                    ? "Nothing was recorded for the holder's deal, and the challenger has shown real progress."
                    : "Nothing was recorded for the holder's deal, and the challenger registered earlier.")
            {
                Deal = better.Deal,
            };
        if (holder.HasProgress && worked.Count > 0) return OfBoth(holder, worked);

        return new(ConflictOutcome.UpholdHolder, "What the challengers have shown does not outweigh what the holder has.");
    }

    private static ConflictAdvice OfChoice(AdvisedParty chosen, AdvisedParty? holder, decimal percent) =>
        holder is { HasDemoOrProposal: true } && percent is > 0 and < 100
            ? new(
                ConflictOutcome.Reassign,
                "The customer confirmed that it asks for this partner; the holder made a demo or a proposal, and gets a share.")
            {
                Deal = chosen.Deal,
                Shares = [new(chosen.Deal, 100 - percent), new(holder.Deal, percent)],
            }
            : new(ConflictOutcome.Reassign, "The customer confirmed that it asks for this partner.") { Deal = chosen.Deal };

    private static ConflictAdvice OfBoth(AdvisedParty holder, List<AdvisedParty> worked) =>
        holder.MayCoSell && worked.TrueForAll(it => it.MayCoSell)
            ? new(
                ConflictOutcome.CoSell, "Holder and challenger have both shown real progress, and their tiers offer co-selling.")
            {
                Shares = SharedEvenly(holder, worked),
                Fallback = ConflictOutcome.SplitCredit,
            }
            : new(ConflictOutcome.SplitCredit, "Holder and challenger have both shown real progress.")
            {
                Shares = SharedEvenly(holder, worked),
            };

    /// <summary>Real progress comes before an earlier registration.</summary>
    private static AdvisedParty? FirstInRight(List<AdvisedParty> eligible, AdvisedParty holder) => eligible
        .Where(it => it.HasProgress || it.Place < holder.Place)
        .OrderByDescending(it => it.HasProgress).ThenBy(it => it.Place).FirstOrDefault();

    /// <summary>Exactly 100 percent: what cannot be divided is the holder's.</summary>
    private static IReadOnlyList<DecidedShare> SharedEvenly(AdvisedParty holder, List<AdvisedParty> others)
    {
        var each = decimal.Round(100m / (others.Count + 1), 2, MidpointRounding.ToZero);
        return [new(holder.Deal, 100 - (each * others.Count)), .. others.Select(it => new DecidedShare(it.Deal, each))];
    }
}
