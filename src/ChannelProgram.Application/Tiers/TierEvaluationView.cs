using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Tiers;

namespace ChannelProgram.Application.Tiers;

/// <summary>An evaluation of a partner's tier. Its outcome holds until the next one that is listed.</summary>
/// <param name="At">When it was made.</param>
/// <param name="Version">The version of the program it was made under.</param>
/// <param name="Held">The code of the tier that the partner held from then on.</param>
/// <param name="Earned">The code of the highest tier whose requirements it met.</param>
/// <param name="Paused">It got no leads and no resale margin.</param>
/// <param name="Changes">What the partner was told.</param>
/// <param name="Requirements">Of all tiers, from the lowest on.</param>
[SchemaName("TierEvaluation")]
public sealed record TierEvaluationView(
    DateTimeOffset At, int Version, [Code] string Held, [Code] string Earned, bool Paused, IReadOnlyList<TierChange> Changes,
    IReadOnlyList<TierRequirementView> Requirements)
{
    public static TierEvaluationView Of(TierEvaluation it) => new(
        it.At, it.ProgramVersion, it.HeldTier, it.EarnedTier, it.IsPaused, it.Changes, RequirementsOf(it.Tiers));

    public static TierEvaluationView Of(RecordedTierEvaluation it) => new(
        it.At, it.ProgramVersion, it.HeldTier, it.EarnedTier, it.IsPaused, it.Changes, RequirementsOf(it.Tiers));

    private static IReadOnlyList<TierRequirementView> RequirementsOf(IEnumerable<TierResult> tiers) =>
    [
        .. from tier in tiers
           from result in tier.Requirements
           where result.Reason is not RequirementReason.NotRequired
           select TierRequirementView.Of(tier.Tier, result),
    ];
}
