namespace ChannelProgram.Domain.Programs;

/// <summary>Faults of tiers whose numbers are each in range: who holds a higher tier has to meet every lower one.</summary>
public static class TierFaults
{
    private const string Negative = "must not be negative";

    /// <returns>Each with the property to correct, from the program on.</returns>
    public static IEnumerable<(string Path, string Fault)> Find(IReadOnlyList<Tier> tiers)
    {
        Tier? lower = null;
        foreach (var (rank, tier) in tiers.Index())
        {
            if (tier is not { Requirements: not null, Benefits.Reviews: not null }) continue;

            var faults = FindOwn(tier, isLowest: rank == 0).Concat(lower is null ? [] : FindOverlap(lower, tier));
            foreach (var (property, fault) in faults) yield return ($"{nameof(ProgramVersion.Tiers)}[{rank}].{property}", fault);
            if (tier.Requirements.CanBeEntered()) lower = tier;
        }
    }

    private static IEnumerable<(string Property, string Fault)> FindOwn(Tier tier, bool isLowest)
    {
        var (requirements, benefits) = (tier.Requirements, tier.Benefits);
        if (requirements.Commitment.Value < 0) yield return (Of(nameof(requirements.Commitment)), Negative);
        if (requirements.QuarterlyRevenue?.Value < 0) yield return (Of(nameof(requirements.QuarterlyRevenue)), Negative);
        if (benefits.MarketFunds.Value < 0) yield return (OfBenefit(nameof(benefits.MarketFunds)), Negative);
        if (benefits.MaxMarginPercent < benefits.MarginPercent)
            yield return (OfBenefit(nameof(benefits.MaxMarginPercent)), "must not be less than marginPercent");
        if (benefits.Reviews.Distinct().Count() < benefits.Reviews.Count)
            yield return (OfBenefit(nameof(benefits.Reviews)), "names an interval more than once");
        if (!isLowest && !requirements.CanBeEntered() && RequiresToKeep(requirements))
            yield return (
                nameof(tier.Requirements), "must name a commitment or certified people, which a partner needs to enter the tier");
    }

    private static bool RequiresToKeep(TierRequirements it) =>
        it.QuarterlyRevenue is not null || it.Satisfaction is not null || it.TopPercentByRevenue is not null;

    private static IEnumerable<(string Property, string Fault)> FindOverlap(Tier lower, Tier tier)
    {
        var (less, more) = (lower.Requirements, tier.Requirements);
        // Given by staff, whatever the tiers below require.
        if (!more.CanBeEntered()) yield break;

        if (more == less)
            yield return (nameof(tier.Requirements), $"must require more than {lower.Code}, which nobody could hold otherwise");
        if (more.Commitment.Value < less.Commitment.Value) yield return Fault(nameof(more.Commitment), "less");
        if (more.SalesPeople < less.SalesPeople) yield return Fault(nameof(more.SalesPeople), "less");
        if (more.TechnicalPeople < less.TechnicalPeople) yield return Fault(nameof(more.TechnicalPeople), "less");
        if ((more.QuarterlyRevenue?.Value ?? 0) < less.QuarterlyRevenue?.Value)
            yield return Fault(nameof(more.QuarterlyRevenue), "less");
        if ((more.Satisfaction ?? 0) < less.Satisfaction) yield return Fault(nameof(more.Satisfaction), "less");
        if ((more.TopPercentByRevenue ?? 100) > less.TopPercentByRevenue)
            yield return Fault(nameof(more.TopPercentByRevenue), "more");

        (string, string) Fault(string property, string than) =>
            (Of(property), $"must not be {than} than that of {lower.Code}, the tier below");
    }

    private static string Of(string property) => $"{nameof(Tier.Requirements)}.{property}";

    private static string OfBenefit(string property) => $"{nameof(Tier.Benefits)}.{property}";
}
