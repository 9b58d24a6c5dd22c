using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Tiers;

public readonly record struct TierEvaluationId(Guid Value) : ITypedId<TierEvaluationId>
{
    public static TierEvaluationId From(Guid value) => new(value);
}

/// <summary>
/// An evaluation as it was made, for good. One that comes to the same as that before leaves no row of its own: this one holds
/// until the next of its partner.
/// </summary>
public sealed class RecordedTierEvaluation : IPartnerOwned
{
    private RecordedTierEvaluation() { }

    internal RecordedTierEvaluation(PartnerId partner, TierEvaluation it, TierState before) =>
        (Id, Partner, At, ProgramVersion, HeldTier, EarnedTier, IsPaused, Tiers, Changes, Before, After) = (
            new(Guid.CreateVersion7(it.At)), partner, it.At, it.ProgramVersion, it.HeldTier, it.EarnedTier, it.IsPaused,
            it.Tiers, it.Changes, before, it.Next);

    public TierEvaluationId Id { get; private init; }
    public PartnerId Partner { get; private init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset At { get; private init; }

    /// <summary>The version of the program it was made under.</summary>
    public int ProgramVersion { get; private init; }

    public string HeldTier { get; private init; } = "";

    public string EarnedTier { get; private init; } = "";

    public bool IsPaused { get; private init; }

    /// <summary>From the lowest to the highest: each requirement with value, threshold and reason.</summary>
    public IReadOnlyList<TierResult> Tiers { get; private init; } = [];

    public IReadOnlyList<TierChange> Changes { get; private init; } = [];

    /// <summary>What it began with: without it the evaluation could not be made again.</summary>
    public TierState Before { get; private init; } = null!;

    public TierState After { get; private init; } = null!;

    /// <summary>What the partner was missing of the tier from which it dropped; nothing if it did not.</summary>
    public IEnumerable<TierRequirement> Lost =>
        Changes.Contains(TierChange.Demoted) ? TierResult.MissingOf(Before.HeldTier, Tiers) : [];

    /// <summary>Another evaluation found the same.</summary>
    public bool FoundTheSameAs(TierEvaluation it) =>
        (ProgramVersion, HeldTier, EarnedTier, IsPaused) == (it.ProgramVersion, it.HeldTier, it.EarnedTier, it.IsPaused)
        && Tiers.Count == it.Tiers.Count
        && Tiers.Zip(it.Tiers).All(
            both => both.First.Tier == both.Second.Tier && both.First.Requirements.SequenceEqual(both.Second.Requirements));
}
