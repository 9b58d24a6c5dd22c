using ChannelProgram.Domain.Certifications;
using ChannelProgram.Domain.Programs;
using ChannelProgram.Domain.Tiers;
using static ChannelProgram.Domain.Tests.Tiers.TierTestData;

namespace ChannelProgram.Domain.Tests.Tiers;

/// <summary>Each requirement one below, at and one above what a tier asks for.</summary>
public class RequirementTests
{
    [Theory]
    [InlineData(9_999.99, RequirementReason.Below, "registered")]
    [InlineData(10_000, RequirementReason.Met, "silver")]
    [InlineData(10_000.01, RequirementReason.Met, "silver")]
    public void Commitment_for_the_year_enters_a_tier(decimal amount, RequirementReason reason, string earned) => CheckEntry(
        People(2, 1).Committed(amount), TierRequirement.Commitment, amount, 10_000, reason, earned);

    [Theory]
    [InlineData(1, RequirementReason.Below, "registered")]
    [InlineData(2, RequirementReason.Met, "silver")]
    [InlineData(3, RequirementReason.Met, "silver")]
    public void Certified_sales_people_enter_a_tier(int people, RequirementReason reason, string earned) => CheckEntry(
        People(people, 1).Committed(10_000), TierRequirement.CertifiedSales, people, 2, reason, earned);

    [Theory]
    [InlineData(0, RequirementReason.Below, "registered")]
    [InlineData(1, RequirementReason.Met, "silver")]
    [InlineData(2, RequirementReason.Met, "silver")]
    public void Certified_technical_people_enter_a_tier(int people, RequirementReason reason, string earned) => CheckEntry(
        People(2, people).Committed(10_000), TierRequirement.CertifiedTechnical, people, 1, reason, earned);

    [Theory]
    [InlineData(24_999.99, RequirementReason.Below)]
    [InlineData(25_000, RequirementReason.Met)]
    [InlineData(25_000.01, RequirementReason.Met)]
    public void Quarterly_revenue_keeps_a_tier(decimal amount, RequirementReason reason) => CheckKeeping(
        "silver", MeetsAllOf("silver").WithoutRevenueIn("2026-02").Credited(amount, "2026-03-31"),
        TierRequirement.QuarterlyRevenue, amount, 25_000, reason);

    [Theory]
    [InlineData(3.9, RequirementReason.Below)]
    [InlineData(4.0, RequirementReason.Met)]
    [InlineData(4.1, RequirementReason.Met)]
    public void Satisfaction_keeps_a_tier(decimal mean, RequirementReason reason) => CheckKeeping(
        "gold", (MeetsAllOf("gold") with { Answers = [] }).Answered("2026-03-31", 5, mean),
        TierRequirement.Satisfaction, mean, 4.0m, reason);

    [Theory]
    [InlineData(0, RequirementReason.Met)]
    [InlineData(4.9, RequirementReason.Met)]
    [InlineData(5, RequirementReason.Below)]
    [InlineData(100, RequirementReason.Below)]
    public void The_rank_by_revenue_keeps_a_tier_where_the_program_asks_for_it(decimal rank, RequirementReason reason) =>
        CheckKeeping(
            "gold", MeetsAllOf("gold") with { TopPercentByRevenue = rank }, TierRequirement.PercentileRank, rank, 5m, reason,
            With(Program, "gold", it => it with { TopPercentByRevenue = 5 }));

    [Fact]
    public void An_unknown_rank_is_not_judged()
    {
        var program = With(Program, "gold", it => it with { TopPercentByRevenue = 5 });

        var evaluation = TierEngine.Evaluate(program, MeetsAllOf("gold"), Holding("gold"), Now);

        Assert.Equal(
            new(TierRequirement.PercentileRank, null, 5, RequirementReason.NotYetJudged),
            evaluation.Of("gold", TierRequirement.PercentileRank));
    }

    [Theory]
    [InlineData(0, RequirementReason.Waived)]
    [InlineData(4, RequirementReason.Waived)]
    [InlineData(5, RequirementReason.Below)]
    [InlineData(6, RequirementReason.Below)]
    public void With_fewer_than_five_answers_satisfaction_is_waived(int answers, RequirementReason reason) => CheckKeeping(
        "gold", (MeetsAllOf("gold") with { Answers = [] }).Answered("2026-03-31", answers, 1),
        TierRequirement.Satisfaction, answers == 0 ? null : 1, 4.0m, reason);

    [Theory]
    [InlineData("2025-03-31", RequirementReason.Met)] // before the last four completed quarters
    [InlineData("2025-04-01", RequirementReason.Below)]
    [InlineData("2026-03-31", RequirementReason.Below)]
    [InlineData("2026-04-01", RequirementReason.Met)] // in the current one
    public void Satisfaction_is_that_of_the_last_four_completed_quarters(string day, RequirementReason reason) => CheckKeeping(
        "gold", (MeetsAllOf("gold") with { Answers = [] }).Answered("2025-10-01", 5, 4).Answered(day, 1, 3),
        TierRequirement.Satisfaction, reason is RequirementReason.Met ? 4 : 23m / 6, 4.0m, reason);

    [Theory]
    [InlineData("2025-12-31", RequirementReason.Below)]
    [InlineData("2026-01-01", RequirementReason.Met)]
    [InlineData("2026-03-31", RequirementReason.Met)]
    [InlineData("2026-04-01", RequirementReason.Below)]
    public void Revenue_counts_in_the_quarter_in_which_it_occurred(string day, RequirementReason reason) => CheckKeeping(
        "silver", MeetsAllOf("silver").WithoutRevenueIn("2026-02").Credited(25_000, day, "2026-04-02T00:00:00Z"),
        TierRequirement.QuarterlyRevenue, reason is RequirementReason.Met ? 25_000 : 0, 25_000, reason);

    [Fact]
    public void A_refund_lowers_the_quarter_in_which_it_occurred() => CheckKeeping(
        "silver", MeetsAllOf("silver").Credited(-0.01m, "2026-03-30"),
        TierRequirement.QuarterlyRevenue, 24_999.99m, 25_000, RequirementReason.Below);

    [Theory]
    // Ten business days from Wednesday the first of April, midnight there.
    [InlineData("UTC", "2026-04-14T23:59:59.999999Z", 25_000, RequirementReason.Met)]
    [InlineData("UTC", "2026-04-15T00:00:00Z", 0, RequirementReason.Below)]
    [InlineData("Europe/Berlin", "2026-04-14T21:59:59.999999Z", 25_000, RequirementReason.Met)]
    [InlineData("Europe/Berlin", "2026-04-14T22:00:00Z", 0, RequirementReason.Below)]
    public void A_quarter_is_judged_ten_business_days_after_its_end(
        string zone, string at, decimal value, RequirementReason reason) => CheckKeeping(
        "silver", MeetsAllOf("silver").WithoutRevenueIn("2026-02"), TierRequirement.QuarterlyRevenue, value, 25_000, reason,
        Program with { TimeZone = zone }, at);

    [Fact]
    public void Holidays_put_the_judgement_off()
    {
        var program = Program with { Holidays = [new(2026, 4, 3), new(2026, 4, 6)] };
        var facts = MeetsAllOf("silver").WithoutRevenueIn("2026-02");

        CheckKeeping(
            "silver", facts, TierRequirement.QuarterlyRevenue, 25_000, 25_000, RequirementReason.Met,
            program, "2026-04-16T23:59:59Z");
        CheckKeeping(
            "silver", facts, TierRequirement.QuarterlyRevenue, 0, 25_000, RequirementReason.Below,
            program, "2026-04-17T00:00:00Z");
    }

    [Theory]
    [InlineData("UTC", "2028-02-28T23:59:59Z", 2)]
    [InlineData("UTC", "2028-02-29T00:00:00Z", 1)]
    [InlineData("Europe/Berlin", "2028-02-28T22:59:59Z", 2)]
    [InlineData("Europe/Berlin", "2028-02-28T23:00:00Z", 1)]
    public void On_the_day_of_its_expiry_a_certification_counts_no_more(string zone, string at, int people)
    {
        var facts = Newcomer.Certified(CertificationTrack.Sales, 1)
            .Certified(CertificationTrack.Sales, 1, "2026-02-28", "2028-02-29", firstPerson: 2);

        var evaluation = TierEngine.Evaluate(Program with { TimeZone = zone }, facts, Holding("registered"), At(at));

        Assert.Equal(people, evaluation.Of("silver", TierRequirement.CertifiedSales).Value);
    }

    [Theory]
    [InlineData("Europe/Berlin", "2026-03-31T21:59:59Z", 1)]
    [InlineData("Europe/Berlin", "2026-03-31T22:00:00Z", 2)]
    public void A_certification_counts_from_its_first_day(string zone, string at, int people)
    {
        var facts = Newcomer.Certified(CertificationTrack.Sales, 1)
            .Certified(CertificationTrack.Sales, 1, "2026-04-01", "2028-04-01", firstPerson: 2);

        var evaluation = TierEngine.Evaluate(Program with { TimeZone = zone }, facts, Holding("registered"), At(at));

        Assert.Equal(people, evaluation.Of("silver", TierRequirement.CertifiedSales).Value);
    }

    [Fact]
    public void A_person_counts_once_on_a_track_and_may_count_on_both()
    {
        var facts = Newcomer.Certified(CertificationTrack.Technical, 1).Certified(CertificationTrack.Technical, 1, "2026-01-01")
            .Certified(CertificationTrack.Sales, 1);

        var evaluation = TierEngine.Evaluate(Program, facts, Holding("registered"), Now);

        Assert.Equal(1, evaluation.Of("silver", TierRequirement.CertifiedTechnical).Value);
        Assert.Equal(1, evaluation.Of("silver", TierRequirement.CertifiedSales).Value);
    }

    [Theory]
    [InlineData(1, "2026-12-31T23:59:59Z", "2026-12-31T23:59:59Z", RequirementReason.Met)]
    [InlineData(1, "2027-01-01T00:00:00Z", "2026-01-01T00:00:00Z", RequirementReason.Below)]
    [InlineData(4, "2027-03-31T23:59:59Z", "2026-04-01T00:00:00Z", RequirementReason.Met)]
    [InlineData(4, "2027-04-01T00:00:00Z", "2026-04-01T00:00:00Z", RequirementReason.Below)]
    [InlineData(4, "2026-03-31T23:59:59Z", "2026-01-01T00:00:00Z", RequirementReason.Below)] // still the year before
    public void A_commitment_enters_a_tier_in_its_program_year_only(
        int startMonth, string at, string confirmed, RequirementReason reason)
    {
        var facts = People(2, 1).Committed(10_000, 2026, confirmed);

        var evaluation = TierEngine.Evaluate(
            Program with { YearStartMonth = startMonth }, facts, Holding("registered"), At(at));

        Assert.Equal(reason, evaluation.Of("silver", TierRequirement.Commitment).Reason);
    }

    [Theory]
    [InlineData("2026-05-04T09:00:00Z", RequirementReason.Met)]
    [InlineData("2026-05-04T09:00:00.000001Z", RequirementReason.Below)]
    public void What_is_recorded_later_does_not_count_yet(string recorded, RequirementReason reason)
    {
        CheckEntry(
            People(2, 1).Committed(10_000, 2026, recorded), TierRequirement.Commitment,
            reason is RequirementReason.Met ? 10_000 : 0, 10_000, reason,
            reason is RequirementReason.Met ? "silver" : "registered");
        CheckKeeping(
            "silver", MeetsAllOf("silver").WithoutRevenueIn("2026-02").Credited(25_000, "2026-03-31", recorded),
            TierRequirement.QuarterlyRevenue, reason is RequirementReason.Met ? 25_000 : 0, 25_000, reason);
    }

    [Theory]
    [InlineData("2026-05-04T09:00:00Z", 1)]
    [InlineData("2026-05-04T09:00:00.000001Z", 2)]
    public void What_is_replaced_counts_until_then(string replaced, int people)
    {
        var facts = People(2, 1);
        facts = facts with { People = [facts.People[0] with { ReplacedAt = At(replaced) }, .. facts.People.Skip(1)] };

        var evaluation = TierEngine.Evaluate(Program, facts, Holding("registered"), Now);

        Assert.Equal(people, evaluation.Of("silver", TierRequirement.CertifiedSales).Value);
    }

    [Fact]
    public void Commitments_for_one_year_add_up() => CheckEntry(
        People(2, 1).Committed(4_000).Committed(6_000).Committed(50_000, 2025),
        TierRequirement.Commitment, 10_000, 10_000, RequirementReason.Met, "silver");

    [Fact]
    public void What_a_tier_does_not_require_is_shown_without_a_threshold() => CheckKeeping(
        "silver", MeetsAllOf("silver"), TierRequirement.Satisfaction, 3, null, RequirementReason.NotRequired);

    private static TierFacts People(int sales, int technical) =>
        Newcomer.Certified(CertificationTrack.Sales, sales).Certified(CertificationTrack.Technical, technical);

    private static ProgramVersion With(
        ProgramVersion program, string code, Func<TierRequirements, TierRequirements> change) => program with
        {
            Tiers =
            [
                .. program.Tiers.Select(it => it.Code == code ? it with { Requirements = change(it.Requirements) } : it),
            ],
        };

    private static void CheckEntry(
        TierFacts facts, TierRequirement requirement, decimal value, decimal threshold, RequirementReason reason, string earned)
    {
        var evaluation = TierEngine.Evaluate(Program, facts, Holding("registered"), Now);

        Assert.Equal(new(requirement, value, threshold, reason), evaluation.Of("silver", requirement));
        Assert.Equal((earned, earned), (evaluation.EarnedTier, evaluation.HeldTier));
    }

    private static void CheckKeeping(
        string tier, TierFacts facts, TierRequirement requirement, decimal? value, decimal? threshold, RequirementReason reason,
        ProgramVersion? program = null, string? at = null)
    {
        var evaluation = TierEngine.Evaluate(program ?? Program, facts, Holding(tier), at is null ? Now : At(at));

        Assert.Equal(new(requirement, value, threshold, reason), evaluation.Of(tier, requirement));
        Assert.Equal(tier, evaluation.HeldTier);
        Assert.Equal(
            reason is RequirementReason.Below ? [requirement] : [], evaluation.Next.AtRisk?.Requirements ?? []);
    }
}
