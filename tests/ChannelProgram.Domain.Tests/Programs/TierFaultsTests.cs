using ChannelProgram.Domain.Programs;
using static ChannelProgram.Domain.Tests.Tiers.TierTestData;

namespace ChannelProgram.Domain.Tests.Programs;

public class TierFaultsTests
{
    private static readonly Tier Silver = Tier("silver", 10_000, sales: 2, technical: 1, 25_000, 4);
    private static readonly Tier Gold = Tier("gold", 50_000, sales: 5, technical: 3, 100_000, 4.5m);

    [Fact]
    public void The_default_tiers_have_none() => Assert.Empty(TierFaults.Find(Program.Tiers));

    [Fact]
    public void Tiers_that_require_nothing_as_before_have_none() =>
        Assert.Empty(TierFaults.Find([Tier("registered", 0, 0, 0), Tier("silver", 0, 0, 0), Tier("gold", 0, 0, 0)]));

    [Theory]
    [InlineData("Commitment")]
    [InlineData("SalesPeople")]
    [InlineData("TechnicalPeople")]
    [InlineData("QuarterlyRevenue")]
    [InlineData("Satisfaction")]
    public void A_higher_tier_requires_no_less(string of)
    {
        var less = Gold.Requirements;
        less = of switch
        {
            "Commitment" => less with { Commitment = new(9_999.99m) },
            "SalesPeople" => less with { SalesPeople = 1 },
            "TechnicalPeople" => less with { TechnicalPeople = 0 },
            "QuarterlyRevenue" => less with { QuarterlyRevenue = new(24_999.99m) },
            _ => less with { Satisfaction = 3.9m },
        };
        CheckFault([Silver, Gold with { Requirements = less }], $"Tiers[1].Requirements.{of}", NotLess);
    }

    [Fact]
    public void A_higher_tier_does_not_drop_what_a_lower_one_requires()
    {
        CheckFault(
            [Silver, Gold with { Requirements = Gold.Requirements with { QuarterlyRevenue = null } }],
            "Tiers[1].Requirements.QuarterlyRevenue", NotLess);
        CheckFault(
            [Silver, Gold with { Requirements = Gold.Requirements with { Satisfaction = null } }],
            "Tiers[1].Requirements.Satisfaction", NotLess);
        var ranked = Silver with { Requirements = Silver.Requirements with { TopPercentByRevenue = 30 } };
        CheckFault(
            [ranked, Gold], "Tiers[1].Requirements.TopPercentByRevenue",
            "must not be more than that of silver, the tier below");
    }

    [Fact]
    public void As_much_in_one_and_more_in_another_is_a_tier_of_its_own() =>
        Assert.Empty(TierFaults.Find(
            [Silver, Silver with { Code = "gold", Requirements = Silver.Requirements with { SalesPeople = 3 } }]));

    [Fact]
    public void Two_tiers_with_the_same_requirements_overlap() => CheckFault(
        [Silver, Silver with { Code = "gold" }], "Tiers[1].Requirements",
        "must require more than silver, which nobody could hold otherwise");

    [Fact]
    public void A_tier_given_by_staff_is_passed_over_in_the_comparison() => CheckFault(
        [Gold, Tier("partner", 0, 0, 0), Tier("platinum", 49_999, 5, 3, 100_000, 4.5m)], "Tiers[2].Requirements.Commitment",
        "must not be less than that of gold, the tier below");

    [Fact]
    public void What_nobody_could_enter_asks_for_no_revenue() => CheckFault(
        [Silver, Tier("gold", 0, 0, 0, 100_000)], "Tiers[1].Requirements",
        "must name a commitment or certified people, which a partner needs to enter the tier");

    [Fact]
    public void Amounts_are_not_negative()
    {
        CheckFault([Tier("silver", -1, 1, 1)], "Tiers[0].Requirements.Commitment", "must not be negative");
        CheckFault([Tier("silver", 1, 1, 1, -1)], "Tiers[0].Requirements.QuarterlyRevenue", "must not be negative");
        CheckFault(
            [Silver with { Benefits = new() { MarketFunds = new(-1) } }], "Tiers[0].Benefits.MarketFunds",
            "must not be negative");
    }

    [Fact]
    public void Benefits_fit_together()
    {
        CheckFault(
            [Silver with { Benefits = new() { MarginPercent = 35, MaxMarginPercent = 34.9m } }],
            "Tiers[0].Benefits.MaxMarginPercent", "must not be less than marginPercent");
        CheckFault(
            [Silver with { Benefits = new() { Reviews = [ReviewInterval.Monthly, ReviewInterval.Monthly] } }],
            "Tiers[0].Benefits.Reviews", "names an interval more than once");
    }

    private const string NotLess = "must not be less than that of silver, the tier below";

    private static void CheckFault(IReadOnlyList<Tier> tiers, string path, string fault) =>
        Assert.Equal([(path, fault)], TierFaults.Find(tiers));
}
