using ChannelProgram.Domain.Certifications;
using ChannelProgram.Domain.Tiers;
using static ChannelProgram.Domain.Tests.Tiers.TierTestData;

namespace ChannelProgram.Domain.Tests.Tiers;

/// <summary>A partner enters tiers, is at risk, recovers and drops.</summary>
public class TierLifeTests
{
    private static readonly TierFacts GoldWithoutTechnical = MeetsAllOf("gold") with
    {
        People = [.. MeetsAllOf("gold").People.Where(it => it.Track is CertificationTrack.Sales)],
    };

    /// <summary>Gold, but its technical people are certified up to a day.</summary>
    private static TierFacts GoldUntil(string day) => GoldWithoutTechnical.Certified(CertificationTrack.Technical, 3, until: day);

    [Fact]
    public void A_partner_begins_in_the_lowest_tier() =>
        Assert.Equal(Holding("registered", "2026-05-04T09:00:00Z"), TierState.Begin(Program, Now));

    [Fact]
    public void A_newcomer_rises_at_once_to_the_highest_tier_that_commitment_and_people_allow()
    {
        var facts = MeetsAllOf("platinum") with { Revenue = [], Answers = [] };

        var evaluation = Evaluate(facts, TierState.Begin(Program, SignedUp), "2026-05-04T09:00:00Z");

        Assert.Equal(("platinum", "platinum", 7), (evaluation.HeldTier, evaluation.EarnedTier, evaluation.ProgramVersion));
        Assert.Equal([TierChange.Promoted], evaluation.Changes);
        Assert.Equal(Holding("platinum", "2026-05-04T09:00:00Z"), evaluation.Next);
        Assert.Equal(RequirementReason.NotYetJudged, evaluation.Of("platinum", TierRequirement.QuarterlyRevenue).Reason);
        Assert.Equal(RequirementReason.NotYetJudged, evaluation.Of("platinum", TierRequirement.Satisfaction).Reason);
    }

    [Theory]
    // Entered within a quarter: the second full one begins in October, and the first is judged ten business days later.
    [InlineData("2026-05-04T09:00:00Z", "2026-10-14T23:59:59Z", false)]
    [InlineData("2026-05-04T09:00:00Z", "2026-10-15T00:00:00Z", true)]
    // Entered with the beginning of a quarter, which is the first full one.
    [InlineData("2026-07-01T00:00:00Z", "2026-10-14T23:59:59Z", false)]
    [InlineData("2026-07-01T00:00:00Z", "2026-10-15T00:00:00Z", true)]
    [InlineData("2026-07-01T00:00:00.000001Z", "2026-12-31T23:59:59Z", false)]
    [InlineData("2026-07-01T00:00:00.000001Z", "2027-01-14T23:59:59Z", false)]
    [InlineData("2026-07-01T00:00:00.000001Z", "2027-01-15T00:00:00Z", true)]
    public void A_quarter_counts_only_in_a_tier_that_was_held_throughout_it(string since, string at, bool isJudged)
    {
        var facts = MeetsAllOf("silver").WithoutRevenueIn("2026").Committed(10_000, 2027);

        var evaluation = Evaluate(facts, Holding("silver", since), at);

        Assert.Equal(isJudged, evaluation.Next.AtRisk is not null);
    }

    [Theory]
    [InlineData("2026-09-30T23:59:59Z", false)]
    [InlineData("2026-10-01T00:00:00Z", true)]
    public void Satisfaction_counts_from_the_second_full_quarter_on(string at, bool isJudged)
    {
        var facts = (MeetsAllOf("gold") with { Answers = [] }).Answered("2026-02-10", 5, 3.9m);

        var evaluation = Evaluate(facts, Holding("gold", "2026-05-04T09:00:00Z"), at);

        Assert.Equal(isJudged ? [TierRequirement.Satisfaction] : [], evaluation.Next.AtRisk?.Requirements ?? []);
    }

    [Fact]
    public void Falling_below_opens_three_months_of_grace()
    {
        var evaluation = Evaluate(GoldUntil("2026-05-01"), Holding("gold"), "2026-05-04T09:00:00Z");

        Assert.Equal(("gold", "registered"), (evaluation.HeldTier, evaluation.EarnedTier));
        Assert.Equal([TierChange.AtRisk], evaluation.Changes);
        var risk = evaluation.Next.AtRisk!;
        Assert.Equal((Now, At("2026-08-04T09:00:00Z")), (risk.Since, risk.Until));
        Assert.Equal([TierRequirement.CertifiedTechnical], risk.Requirements);
    }

    [Theory]
    [InlineData("UTC", "2027-11-30T09:00:00Z", "2028-02-29T09:00:00Z")]
    [InlineData("UTC", "2026-11-30T09:00:00Z", "2027-02-28T09:00:00Z")]
    [InlineData("Europe/Berlin", "2026-01-31T09:00:00Z", "2026-04-30T08:00:00Z")]
    public void The_grace_ends_on_the_same_day_three_months_later_or_with_a_short_month(string zone, string at, string until)
    {
        var evaluation = TierEngine.Evaluate(Program with { TimeZone = zone }, Newcomer, Holding("gold"), At(at));

        Assert.Equal(At(until), evaluation.Next.AtRisk?.Until);
    }

    [Fact]
    public void One_evaluation_at_the_tier_ends_the_grace()
    {
        var atRisk = Evaluate(GoldUntil("2026-05-01"), Holding("gold"), "2026-05-04T09:00:00Z").Next;

        var recovered = Evaluate(MeetsAllOf("gold"), atRisk, "2026-05-05T09:00:00Z");

        Assert.Equal([TierChange.Recovered], recovered.Changes);
        Assert.Equal(("gold", "gold", null), (recovered.HeldTier, recovered.EarnedTier, recovered.Next.AtRisk));
        Assert.Equal(At("2025-01-15T09:00:00Z"), recovered.Next.Since);
    }

    [Theory]
    [InlineData("2026-08-04T08:59:59Z", "gold")]
    [InlineData("2026-08-04T09:00:00Z", "registered")]
    public void At_the_end_of_the_grace_the_partner_drops_to_what_it_has_earned(string at, string held)
    {
        var atRisk = Evaluate(GoldUntil("2026-05-01"), Holding("gold"), "2026-05-04T09:00:00Z").Next;

        var evaluation = Evaluate(GoldUntil("2026-05-01"), atRisk, at);

        Assert.Equal(held, evaluation.HeldTier);
        Assert.Equal(held == "gold" ? [] : [TierChange.Demoted], evaluation.Changes);
    }

    [Fact]
    public void Who_is_at_the_tier_at_the_end_of_the_grace_keeps_it()
    {
        var atRisk = Evaluate(GoldUntil("2026-05-01"), Holding("gold"), "2026-05-04T09:00:00Z").Next;

        var evaluation = Evaluate(MeetsAllOf("gold"), atRisk, "2026-08-04T09:00:00Z");

        Assert.Equal(("gold", TierChange.Recovered), (evaluation.HeldTier, evaluation.Changes.Single()));
    }

    [Theory]
    [InlineData(3, 40_000, 200_000, "silver")] // short of both by revenue, silver by none
    [InlineData(3, 24_999, 200_000, "registered")]
    [InlineData(3, 100_000, 200_000, "gold")]
    [InlineData(1, 100_000, 200_000, "silver")]
    [InlineData(0, 300_000, 200_000, "registered")]
    [InlineData(3, 300_000, 5_000, "registered")]
    public void It_drops_however_far(int technical, decimal revenue, decimal commitment, string to)
    {
        var facts = Newcomer.Certified(CertificationTrack.Sales, 10).Certified(CertificationTrack.Technical, technical)
            .Committed(commitment).Credited(revenue, "2026-02-01").Credited(revenue, "2026-05-01");
        var atRisk = Evaluate(facts, Holding("platinum"), "2026-05-04T09:00:00Z").Next;

        var evaluation = Evaluate(facts, atRisk, "2026-08-04T09:00:00Z");

        Assert.Equal((to, to), (evaluation.HeldTier, evaluation.EarnedTier));
        Assert.Equal((to, At("2026-08-04T09:00:00Z")), (evaluation.Next.Tier, evaluation.Next.Since));
        CheckUnchanged(facts, evaluation);
    }

    [Theory]
    [InlineData("2026-11-04T08:59:59Z", true)]
    [InlineData("2026-11-04T09:00:00Z", false)]
    public void A_second_fall_on_the_same_requirement_within_two_quarters_gets_no_grace(string at, bool dropsAtOnce)
    {
        var recovered = Recovered();

        var second = Evaluate(GoldUntil("2026-05-01"), recovered, at);

        Assert.Equal(dropsAtOnce ? "registered" : "gold", second.HeldTier);
        Assert.Equal([dropsAtOnce ? TierChange.Demoted : TierChange.AtRisk], second.Changes);
        CheckUnchanged(GoldUntil("2026-05-01"), second);
    }

    [Fact]
    public void A_fall_on_another_requirement_gets_its_grace()
    {
        var facts = MeetsAllOf("gold") with { Commitments = [] };

        Assert.Equal([TierChange.AtRisk], Evaluate(facts, Recovered(), "2026-06-01T09:00:00Z").Changes);
    }

    [Fact]
    public void A_fall_below_another_tier_gets_its_grace()
    {
        var technical = Newcomer.Certified(CertificationTrack.Sales, 5).Committed(50_000)
            .Certified(CertificationTrack.Technical, 1).Credited(100_000, "2026-02-10").Credited(100_000, "2026-05-10");
        var atRisk = Evaluate(technical, Holding("gold"), "2026-05-04T09:00:00Z").Next;
        var silver = Evaluate(technical, atRisk, "2026-08-04T09:00:00Z").Next;
        Assert.Equal("silver", silver.HeldTier);

        var none = technical with { People = [.. technical.People.Where(it => it.Track is CertificationTrack.Sales)] };

        var second = Evaluate(none, silver, "2026-08-05T09:00:00Z");
        Assert.Equal(("silver", TierChange.AtRisk), (second.HeldTier, second.Changes.Single()));
    }

    [Fact]
    public void Who_loses_one_tier_after_the_other_needs_all_that_it_was_missing_to_come_back()
    {
        var facts = MeetsAllOf("gold").WithoutRevenueIn("2026-02");
        var atRisk = Evaluate(facts.Credited(30_000, "2026-02-10"), Holding("gold"), "2026-05-04T09:00:00Z").Next;
        var silver = Evaluate(facts.WithoutRevenueIn("2026-05").Credited(30_000, "2026-05-10"), atRisk, "2026-08-04T09:00:00Z");
        Assert.Equal("silver", silver.HeldTier);
        var people = facts with { People = [] };
        var atRiskAgain = Evaluate(people, silver.Next, "2026-09-01T09:00:00Z").Next;

        var lowest = Evaluate(people, atRiskAgain, "2026-12-01T09:00:00Z").Next;

        Assert.Equal(("registered", "gold"), (lowest.HeldTier, lowest.Lost?.Tier));
        Assert.Equal(
            [TierRequirement.CertifiedSales, TierRequirement.CertifiedTechnical, TierRequirement.QuarterlyRevenue],
            lowest.Lost?.Requirements);
    }

    [Fact]
    public void What_is_missing_later_has_no_time_of_its_own()
    {
        var atRisk = Evaluate(GoldUntil("2026-05-01"), Holding("gold"), "2026-05-04T09:00:00Z").Next;

        var evaluation = Evaluate(MeetsAllOf("gold") with { Commitments = [] }, atRisk, "2026-07-01T09:00:00Z");

        Assert.Empty(evaluation.Changes);
        Assert.Equal([TierRequirement.Commitment], evaluation.Next.AtRisk?.Requirements);
        Assert.Equal(At("2026-08-04T09:00:00Z"), evaluation.Next.AtRisk?.Until);
    }

    [Fact]
    public void Who_lost_a_tier_by_revenue_needs_it_to_come_back_and_nothing_else_of_the_kind()
    {
        var facts = MeetsAllOf("gold").WithoutRevenueIn("2026") with { Answers = [] };
        var atRisk = Evaluate(facts, Holding("gold"), "2026-05-04T09:00:00Z").Next;
        var lost = Evaluate(facts, atRisk, "2026-08-04T09:00:00Z");
        Assert.Equal("registered", lost.HeldTier);
        CheckUnchanged(facts, lost);

        var back = facts.Credited(100_000, "2026-09-30").Answered("2026-08-01", 9, 1);

        Assert.Equal("registered", Evaluate(back, lost.Next, "2026-10-14T23:59:59Z").HeldTier);
        var returned = Evaluate(back, lost.Next, "2026-10-15T00:00:00Z");
        Assert.Equal(("gold", null), (returned.HeldTier, returned.Next.Lost));
    }

    [Fact]
    public void Who_comes_back_to_a_lower_tier_still_needs_it_for_the_one_it_lost()
    {
        var facts = MeetsAllOf("gold").WithoutRevenueIn("2026");
        var atRisk = Evaluate(facts, Holding("gold"), "2026-05-04T09:00:00Z").Next;
        var lost = Evaluate(facts, atRisk, "2026-08-04T09:00:00Z").Next;

        var returned = Evaluate(facts.Credited(99_999, "2026-09-30"), lost, "2026-10-15T00:00:00Z");

        Assert.Equal(("silver", "gold"), (returned.HeldTier, returned.Next.Lost?.Tier));
        CheckUnchanged(facts.Credited(99_999, "2026-09-30"), returned);
    }

    [Fact]
    public void Who_can_come_back_to_the_tier_it_lost_may_enter_a_higher_one_at_once()
    {
        var facts = MeetsAllOf("platinum").WithoutRevenueIn("2026");
        var atRisk = Evaluate(facts, Holding("gold"), "2026-05-04T09:00:00Z").Next;
        Assert.Equal("gold", atRisk.HeldTier);
        var lost = Evaluate(facts, atRisk, "2026-08-04T09:00:00Z").Next;

        var higher = Evaluate(facts.Credited(100_000, "2026-09-30"), lost, "2026-10-15T00:00:00Z");

        Assert.Equal("platinum", higher.HeldTier);
        CheckUnchanged(facts.Credited(100_000, "2026-09-30"), higher);
    }

    [Fact]
    public void A_partner_below_its_tier_enters_no_higher_one()
    {
        var facts = MeetsAllOf("platinum").WithoutRevenueIn("2026-02");

        var evaluation = Evaluate(facts, Holding("silver"), "2026-05-04T09:00:00Z");

        Assert.Equal(("silver", TierChange.AtRisk), (evaluation.HeldTier, evaluation.Changes.Single()));
    }

    [Theory]
    [InlineData(50_000, "2027-01-01T00:00:00Z", RequirementReason.Met)]
    [InlineData(49_999.99, "2027-01-14T23:59:59Z", RequirementReason.Met)]
    [InlineData(49_999.99, "2027-01-15T00:00:00Z", RequirementReason.CommitmentNotReached)]
    [InlineData(50_000, "2027-01-15T00:00:00Z", RequirementReason.Met)]
    public void A_commitment_is_judged_when_the_revenue_of_its_year_is(decimal revenue, string at, RequirementReason reason)
    {
        var facts = (MeetsAllOf("gold") with { Commitments = [], Revenue = [] })
            .Committed(70_000, 2026).Committed(50_000, 2027).Credited(revenue, "2026-12-31");

        var result = Evaluate(facts, Holding("gold", "2026-11-02T09:00:00Z"), at).Of("gold", TierRequirement.Commitment);

        Assert.Equal((reason, 50_000m), (result.Reason, result.Threshold));
        if (!result.IsMet) Assert.Equal(revenue, result.Value);
    }

    [Theory]
    [InlineData("2027-01-14T23:59:59Z", RequirementReason.Met)]
    [InlineData("2027-01-15T00:00:00Z", RequirementReason.Below)]
    public void A_commitment_counts_until_it_is_judged_then_there_has_to_be_a_new_one(string at, RequirementReason reason) =>
        Assert.Equal(
            reason, Evaluate(MeetsAllOf("gold"), Holding("gold"), at).Of("gold", TierRequirement.Commitment).Reason);

    [Fact]
    public void A_commitment_of_a_year_whose_end_was_before_the_tier_is_not_judged()
    {
        var facts = (MeetsAllOf("gold") with { Revenue = [] }).Committed(50_000, 2027);

        Assert.Equal(
            RequirementReason.Met,
            Evaluate(facts, Holding("gold", "2027-01-01T00:00:00Z"), "2027-02-01T09:00:00Z")
                .Of("gold", TierRequirement.Commitment).Reason);
        Assert.Equal(
            RequirementReason.CommitmentNotReached,
            Evaluate(facts, Holding("gold", "2026-12-31T23:59:59Z"), "2027-02-01T09:00:00Z")
                .Of("gold", TierRequirement.Commitment).Reason);
    }

    [Fact]
    public void Who_did_not_reach_its_commitment_and_lost_the_tier_waits_for_the_next_year_to_be_judged()
    {
        var facts = (MeetsAllOf("gold") with { Commitments = [], Revenue = [] })
            .Committed(50_000, 2026).Committed(200_000, 2027).Committed(200_000, 2028)
            .Certified(CertificationTrack.Sales, 10).Certified(CertificationTrack.Technical, 5)
            .Credited(49_999, "2026-12-31").Credited(100_000, "2027-02-10").Credited(100_000, "2027-12-31");
        var atRisk = Evaluate(facts, Holding("gold", "2026-11-02T09:00:00Z"), "2027-01-15T09:00:00Z").Next;
        Assert.Equal([TierRequirement.Commitment], atRisk.AtRisk?.Requirements);

        var lost = Evaluate(facts, atRisk, "2027-04-15T09:00:00Z");

        Assert.Equal("silver", lost.HeldTier);
        CheckUnchanged(facts, lost);
        Assert.Equal("platinum", Evaluate(facts, lost.Next, "2028-01-17T09:00:00Z").HeldTier);
    }

    [Theory]
    [InlineData("2025-02-02T08:59:59Z", false)]
    [InlineData("2025-02-02T09:00:00Z", true)]
    public void Nothing_lies_below_the_lowest_tier_but_without_its_people_leads_and_margin_pause(string at, bool paused)
    {
        var evaluation = Evaluate(Newcomer, Holding("registered", "2024-11-04T09:00:00Z"), at);

        Assert.Equal(("registered", "registered"), (evaluation.HeldTier, evaluation.EarnedTier));
        Assert.Equal(paused, evaluation.IsPaused);
        Assert.Empty(evaluation.Changes);
        Assert.Null(evaluation.Next.AtRisk);
        Assert.False(Evaluate(Newcomer.Certified(CertificationTrack.Sales, 1), evaluation.Next, at).IsPaused);
    }

    [Theory]
    [InlineData("2026-06-30T23:59:59Z", "platinum")]
    [InlineData("2026-07-01T00:00:00Z", "silver")]
    public void An_override_holds_until_its_end_by_the_clock(string at, string held)
    {
        var state = Overridden("platinum");
        var evaluation = Evaluate(MeetsAllOf("silver"), state, at);

        Assert.Equal((held, "silver", "silver"), (evaluation.HeldTier, evaluation.EarnedTier, evaluation.Next.Tier));
        Assert.Equal(held, state.HeldAt(At(at)));
        Assert.Equal([held == "silver" ? TierChange.Demoted : TierChange.Promoted], evaluation.Changes);
        Assert.Equal(held == "silver", evaluation.Next.Override is null);
        CheckUnchanged(MeetsAllOf("silver"), evaluation);

        TierState Overridden(string tier) => Holding("silver") with
        {
            HeldTier = at == "2026-07-01T00:00:00Z" ? tier : "silver",
            Override = new(tier, At("2026-05-01T00:00:00Z"), At("2026-07-01T00:00:00Z")),
        };
    }

    [Fact]
    public void Below_an_override_the_partner_goes_on_earning_and_nobody_is_told()
    {
        var state = Holding("silver") with
        {
            HeldTier = "registered",
            Override = new("registered", At("2026-05-01T00:00:00Z"), At("2026-07-01T00:00:00Z")),
        };

        var below = Evaluate(MeetsAllOf("gold"), state, "2026-05-04T09:00:00Z");
        Assert.Equal(("registered", "gold", "gold"), (below.HeldTier, below.EarnedTier, below.Next.Tier));
        Assert.Empty(below.Changes);
        var shortOfPeople = Evaluate(GoldUntil("2026-05-01"), below.Next, "2026-05-05T09:00:00Z");
        Assert.Empty(shortOfPeople.Changes);

        var after = Evaluate(GoldUntil("2026-05-01"), shortOfPeople.Next, "2026-07-01T00:00:00Z");
        Assert.Equal([TierChange.Promoted, TierChange.AtRisk], after.Changes);
        Assert.Equal(("gold", At("2026-05-05T09:00:00Z")), (after.HeldTier, after.Next.AtRisk!.Since));
    }

    [Theory]
    [InlineData("UTC", "2026-05-04T09:00:00Z", "2027-01-01T00:00:00Z")]
    [InlineData("UTC", "2026-04-01T00:00:00Z", "2026-10-01T00:00:00Z")]
    [InlineData("Europe/Berlin", "2026-03-31T21:59:59Z", "2026-09-30T22:00:00Z")]
    [InlineData("Europe/Berlin", "2026-05-04T09:00:00Z", "2026-12-31T23:00:00Z")]
    public void An_imported_tier_lasts_to_the_end_of_the_second_full_quarter(string zone, string at, string until)
    {
        var program = Program with { TimeZone = zone };
        var imported = TierState.Import(program, "gold", At(at));

        Assert.Equal((At(until), true), (imported.Override!.Until, imported.Override.IsImported));
        var held = TierEngine.Evaluate(program, Newcomer, imported, At(until).AddMicroseconds(-1));
        Assert.Equal("gold", held.HeldTier);
        Assert.Empty(held.Changes);
        var ended = TierEngine.Evaluate(program, Newcomer, held.Next, At(until));
        Assert.Equal(("registered", TierChange.Demoted), (ended.HeldTier, ended.Changes.Single()));
    }

    [Fact]
    public void An_imported_partner_that_has_earned_its_tier_keeps_it()
    {
        var imported = TierState.Import(Program, "gold", Now);
        var earned = Evaluate(MeetsAllOf("gold").Committed(50_000, 2027), imported, "2026-06-01T09:00:00Z");
        Assert.Empty(earned.Changes);

        var ended = Evaluate(MeetsAllOf("gold").Committed(50_000, 2027), earned.Next, "2027-01-01T00:00:00Z");

        Assert.Equal("gold", ended.HeldTier);
        Assert.Empty(ended.Changes);
        Assert.Null(ended.Next.Override);
    }

    [Fact]
    public void A_tier_that_needs_nothing_to_be_entered_is_given_by_staff()
    {
        var program = Program with
        {
            Tiers = [Tier("registered", 0, 0, 0), Tier("partner", 0, 0, 0), Tier("gold", 10_000, 0, 0)],
        };

        Assert.Equal("registered", TierEngine.Evaluate(program, Newcomer, Holding("registered"), Now).HeldTier);
        Assert.Equal("partner", TierEngine.Evaluate(program, Newcomer, Holding("partner"), Now).HeldTier);
        Assert.Equal(
            "gold", TierEngine.Evaluate(program, Newcomer.Committed(10_000), Holding("registered"), Now).HeldTier);
    }

    [Fact]
    public void A_tier_that_the_program_no_longer_has_is_as_good_as_the_lowest()
    {
        var evaluation = Evaluate(Newcomer, Holding("bronze"), "2026-05-04T09:00:00Z");
        Assert.Equal((Holding("registered", "2026-05-04T09:00:00Z"), 0), (evaluation.Next, evaluation.Changes.Count));
        CheckUnchanged(Newcomer, evaluation);
        var overridden = Holding("registered") with { Override = new("bronze", Now, Now.AddDays(9)) };
        Assert.Equal("registered", Evaluate(Newcomer, overridden, "2026-05-04T09:00:00Z").HeldTier);
        Assert.Equal("gold", Evaluate(MeetsAllOf("gold"), Holding("bronze"), "2026-05-04T09:00:00Z").HeldTier);
    }

    [Fact]
    public void Nothing_changes_while_nothing_happens()
    {
        var evaluation = Evaluate(MeetsAllOf("gold"), Holding("gold"), "2026-05-04T09:00:00Z");

        Assert.Empty(evaluation.Changes);
        Assert.Equal(Holding("gold"), evaluation.Next);
    }

    [Fact]
    public void An_evaluation_for_a_past_instant_gives_what_was_given_then()
    {
        var then = Evaluate(MeetsAllOf("silver"), Holding("silver"), "2026-05-04T09:00:00Z");
        var sinceThen = MeetsAllOf("silver").Committed(500_000, 2026, "2026-05-04T09:00:01Z")
            .Credited(-25_000, "2026-02-15", "2026-05-05T00:00:00Z");
        sinceThen = sinceThen with { People = [.. sinceThen.People.Select(it => it with { ReplacedAt = Now.AddDays(1) })] };

        var again = Evaluate(sinceThen, Holding("silver"), "2026-05-04T09:00:00Z");

        Assert.Equal(then.Next, again.Next);
        Assert.Equal(then.Tiers.SelectMany(it => it.Requirements), again.Tiers.SelectMany(it => it.Requirements));
    }

    /// <summary>It was below on 4 May, for lack of technical people, and at its tier again the day after.</summary>
    private static TierState Recovered() => Evaluate(
        MeetsAllOf("gold"), Evaluate(GoldUntil("2026-05-01"), Holding("gold"), "2026-05-04T09:00:00Z").Next,
        "2026-05-05T09:00:00Z").Next;

    private static TierEvaluation Evaluate(TierFacts facts, TierState state, string at) =>
        TierEngine.Evaluate(Program, facts, state, At(at));

    private static void CheckUnchanged(TierFacts facts, TierEvaluation evaluation)
    {
        var again = TierEngine.Evaluate(Program, facts, evaluation.Next, evaluation.At);

        Assert.Same(evaluation.Next, again.Next);
        Assert.Empty(again.Changes);
        Assert.Equal((evaluation.HeldTier, evaluation.EarnedTier), (again.HeldTier, again.EarnedTier));
    }
}
