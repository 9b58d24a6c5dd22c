namespace ChannelProgram.Domain.Tiers;

public enum RequirementReason
{
    Met,
    Below,

    /// <summary>It asks for nothing yet: the partner is new in the tier, or would be.</summary>
    NotYetJudged,

    /// <summary>There are too few answers.</summary>
    Waived,

    /// <summary>The tier does not ask for it.</summary>
    NotRequired,

    /// <summary>The revenue of a past program year did not reach what was contracted for it.</summary>
    CommitmentNotReached,
}

/// <param name="Value">What the partner has; null: it cannot be said.</param>
/// <param name="Threshold">What the tier requires; null: nothing.</param>
public sealed record RequirementResult(
    TierRequirement Requirement, decimal? Value, decimal? Threshold, RequirementReason Reason)
{
    public bool IsMet => Reason is not (RequirementReason.Below or RequirementReason.CommitmentNotReached);
}

public sealed record TierResult(string Tier, IReadOnlyList<RequirementResult> Requirements)
{
    public bool IsMet => Requirements.All(it => it.IsMet);

    public IEnumerable<TierRequirement> Missing => Requirements.Where(it => !it.IsMet).Select(it => it.Requirement);

    internal static IEnumerable<TierRequirement> MissingOf(string tier, IEnumerable<TierResult> all) =>
        all.FirstOrDefault(it => it.Tier == tier)?.Missing ?? [];
}

public enum TierChange { Promoted, AtRisk, Recovered, Demoted }

/// <param name="ProgramVersion">The version it was made under.</param>
/// <param name="HeldTier">What the partner holds from now on.</param>
/// <param name="EarnedTier">The highest tier all of whose requirements it meets; it may hold a higher one for some time.</param>
/// <param name="Tiers">From the lowest to the highest.</param>
/// <param name="IsPaused">It gets no leads and no resale margin, because it is short of what the lowest tier requires.</param>
/// <param name="Changes">What the partner is to be told.</param>
/// <param name="Next">For the next evaluation; the given one, if nothing has changed.</param>
public sealed record TierEvaluation(
    int ProgramVersion, DateTimeOffset At, string HeldTier, string EarnedTier, IReadOnlyList<TierResult> Tiers, bool IsPaused,
    IReadOnlyList<TierChange> Changes, TierState Next)
{
    /// <summary>It does not meet what the lowest tier requires, and its time for it is over, whichever tier it holds.</summary>
    public bool IsShortOfLowest { get; init; }

    /// <summary>What it is missing of a tier; of one that the program no longer has, nothing.</summary>
    public IEnumerable<TierRequirement> MissingOf(string tier) => TierResult.MissingOf(tier, Tiers);
}
