using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Programs;
using static ChannelProgram.Domain.Tiers.RequirementReason;

namespace ChannelProgram.Domain.Tiers;

/// <summary>What a partner needs to keep its tier, or to drop no further than to a lower one.</summary>
internal sealed class KeepingTier(TierPeriods on, DateTimeOffset since)
{
    private readonly Quarter _firstFull = on.Program.Calendar.FirstFullQuarterFrom(since);

    private bool IsNew => on.Current.From < _firstFull.Add(on.Terms.KeepingFromFullQuarter - 1).From;

    private bool HeldThroughoutJudgedQuarter => on.Judged.From >= _firstFull.From;

    private bool HeldAtEndOfJudgedYear => since < on.Program.Calendar.StartOf(on.JudgedYearUntil);

    public IReadOnlyList<RequirementResult> Judge(TierRequirements required, TierFigures has) =>
    [
        RequirementRules.Commitment(
            required.Commitment.Value, Math.Max(has.Committed, has.CommittedUntilJudged), HeldAtEndOfJudgedYear, has),
        RequirementRules.SalesPeople(required, has),
        RequirementRules.TechnicalPeople(required, has),
        RequirementRules.QuarterlyRevenue(required, has, isJudged: !IsNew && HeldThroughoutJudgedQuarter),
        RequirementRules.Satisfaction(required, has, on.Terms, isJudged: !IsNew),
        RequirementRules.PercentileRank(required, has, isJudged: !IsNew && HeldThroughoutJudgedQuarter),
    ];
}

/// <summary>What a partner needs to enter a higher tier.</summary>
/// <param name="missed">What it was missing when it lost such a tier; for one that it never lost, nothing.</param>
internal sealed class EnteringTier(TierPeriods on, IReadOnlyList<TierRequirement> missed)
{
    public IReadOnlyList<RequirementResult> Judge(TierRequirements required, TierFigures has) =>
    [
        RequirementRules.Commitment(
            required.Commitment.Value, has.Committed, missed.Contains(TierRequirement.Commitment), has),
        RequirementRules.SalesPeople(required, has),
        RequirementRules.TechnicalPeople(required, has),
        RequirementRules.QuarterlyRevenue(required, has, missed.Contains(TierRequirement.QuarterlyRevenue)),
        RequirementRules.Satisfaction(required, has, on.Terms, missed.Contains(TierRequirement.Satisfaction)),
        RequirementRules.PercentileRank(required, has, missed.Contains(TierRequirement.PercentileRank)),
    ];
}

/// <summary>Each requirement by itself. What is not judged yet is shown all the same.</summary>
internal static class RequirementRules
{
    /// <param name="committed">For the current program year.</param>
    /// <param name="judgesLastYear">
    /// Whether the last judged year counts. It is judged by what was contracted for it, up to what the tier requires.
    /// </param>
    public static RequirementResult Commitment(decimal threshold, decimal committed, bool judgesLastYear, TierFigures has)
    {
        const TierRequirement kind = TierRequirement.Commitment;
        if (threshold == 0) return new(kind, committed, null, NotRequired);
        if (committed < threshold) return new(kind, committed, threshold, Below);

        var contracted = Math.Min(threshold, has.CommittedForJudgedYear);
        return judgesLastYear && contracted > 0 && has.RevenueOfJudgedYear < contracted
            ? new(kind, has.RevenueOfJudgedYear, contracted, CommitmentNotReached)
            : new(kind, committed, threshold, Met);
    }

    public static RequirementResult SalesPeople(TierRequirements required, TierFigures has) =>
        People(TierRequirement.CertifiedSales, required.SalesPeople, has.SalesPeople);

    public static RequirementResult TechnicalPeople(TierRequirements required, TierFigures has) =>
        People(TierRequirement.CertifiedTechnical, required.TechnicalPeople, has.TechnicalPeople);

    public static RequirementResult QuarterlyRevenue(TierRequirements required, TierFigures has, bool isJudged) => AtLeast(
        TierRequirement.QuarterlyRevenue, required.QuarterlyRevenue?.Value, has.RevenueOfJudgedQuarter, isJudged);

    public static RequirementResult Satisfaction(TierRequirements required, TierFigures has, TierTerms terms, bool isJudged)
    {
        var result = AtLeast(TierRequirement.Satisfaction, required.Satisfaction, has.Satisfaction, isJudged);
        return has.Answers < terms.SatisfactionMinAnswers && result.Reason is Met or Below
            ? result with { Reason = Waived }
            : result;
    }

    /// <summary>The first of few partners is in the top 5 %: fewer than that are before it.</summary>
    public static RequirementResult PercentileRank(TierRequirements required, TierFigures has, bool isJudged)
    {
        var (threshold, value) = (required.TopPercentByRevenue, has.TopPercentByRevenue);
        var reason = threshold is null ? NotRequired
            : value is null || !isJudged ? NotYetJudged
            : value < threshold ? Met
            : Below;
        return new(TierRequirement.PercentileRank, value, threshold, reason);
    }

    private static RequirementResult People(TierRequirement kind, int required, int people) =>
        AtLeast(kind, required == 0 ? null : required, people, isJudged: true);

    private static RequirementResult AtLeast(TierRequirement kind, decimal? threshold, decimal? value, bool isJudged)
    {
        var reason = threshold is null ? NotRequired
            : !isJudged ? NotYetJudged
            : value >= threshold ? Met
            : Below;
        return new(kind, value, threshold, reason);
    }
}
