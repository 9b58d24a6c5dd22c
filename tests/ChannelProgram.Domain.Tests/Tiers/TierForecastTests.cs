using ChannelProgram.Domain.Certifications;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Programs;
using ChannelProgram.Domain.Tiers;
using static ChannelProgram.Domain.Tests.Tiers.TierTestData;

namespace ChannelProgram.Domain.Tests.Tiers;

/// <summary>What a partner is going to lose, when and why.</summary>
public class TierForecastTests
{
    [Fact]
    public void Who_has_all_for_years_loses_nothing()
    {
        var facts = Steady(25_000);

        Assert.Equal(("silver", null, null), Lost(facts, Holding("silver")));
    }

    [Fact]
    public void A_certification_that_ends_costs_the_tier_three_months_later()
    {
        var facts = Steady(25_000) with { People = [] };
        facts = facts.Certified(CertificationTrack.Sales, 1).Certified(CertificationTrack.Technical, 1)
            .Certified(CertificationTrack.Sales, 1, until: "2026-06-10", firstPerson: 2)
            // Without it the tier is kept as long.
            .Certified(CertificationTrack.Sales, 1, until: "2026-06-01", firstPerson: 3);

        var forecast = Forecast(facts, Holding("silver"));

        Assert.Equal((Day("2026-09-10"), "registered"), (forecast.LosesOn!.Value, forecast.FallsTo));
        var cause = forecast.Causes.Single();
        Assert.Equal(
            (TierRequirement.CertifiedSales, Day("2026-06-10"), 1m, 2m),
            (cause.Requirement, cause.ShortFrom, cause.Value!.Value, cause.Threshold!.Value));
        Assert.Equal(
            [
                new(Person(3), CertificationTrack.Sales, Day("2026-06-01")),
                new(Person(2), CertificationTrack.Sales, Day("2026-06-10")),
            ],
            cause.Ending);
    }

    /// <summary>The night's run is still to come.</summary>
    [Fact]
    public void Whose_time_is_over_loses_the_tier_today()
    {
        var state = Holding("silver") with
        {
            AtRisk = new(Now.AddMonths(-3).AddHours(-1), Now.AddHours(-1), [TierRequirement.CertifiedSales]),
        };

        var forecast = Forecast(Steady(25_000) with { People = [] }, state);

        Assert.Equal(("silver", "registered"), (forecast.HeldTier, forecast.FallsTo));
        Assert.Equal(DateOnly.FromDateTime(Now.UtcDateTime), forecast.LosesOn);
        Assert.Equal(
            [TierRequirement.CertifiedSales, TierRequirement.CertifiedTechnical], forecast.Causes.Select(it => it.Requirement));
    }

    /// <summary>January belongs to the year before, with the eleven months before it.</summary>
    [Fact]
    public void Expected_revenue_belongs_to_the_program_year_of_its_month()
    {
        var silver = Program.TierOf("silver")!;
        silver = silver with { Requirements = silver.Requirements with { QuarterlyRevenue = null } };
        var program = Program with { YearStartMonth = 2, Tiers = [Program.Tiers[0], silver, .. Program.Tiers.Skip(2)] };
        // 27.78 a day for the 272 days to the end of January: together just enough for the 10,000 that are contracted.
        var facts = Steady(0).Credited(10_000, "2025-06-10").Credited(2_500, "2026-04-20");

        Assert.Null(Forecast(facts, Holding("silver"), program).LosesOn);
    }

    [Fact]
    public void Who_is_certified_again_in_time_loses_nothing()
    {
        var facts = Steady(25_000) with { People = [] };
        facts = facts.Certified(CertificationTrack.Technical, 1).Certified(CertificationTrack.Sales, 2, until: "2026-06-10")
            .Certified(CertificationTrack.Sales, 2, from: "2026-06-20");

        Assert.Null(Forecast(facts, Holding("silver")).LosesOn);
    }

    [Fact]
    public void At_todays_pace_a_quarter_is_short()
    {
        // 90 days up to today: 18,000, which is 200 a day. 57 days of the quarter are left.
        var facts = Steady(0).Credited(40_000, "2025-11-10").Credited(30_000, "2026-01-20").Credited(12_000, "2026-03-01")
            .Credited(6_000, "2026-04-20");

        var forecast = Forecast(facts, Holding("silver"));

        // Judged on 15 July; another three months later the next quarter is not better.
        Assert.Equal(Day("2026-10-15"), forecast.LosesOn);
        var cause = forecast.Causes.Single(it => it.Requirement is TierRequirement.QuarterlyRevenue);
        Assert.Equal((Day("2026-07-15"), new Quarter(2026, 2)), (cause.ShortFrom, cause.Quarter));
        Assert.Equal(200 * 92, cause.Value);
    }

    [Fact]
    public void At_todays_pace_a_quarter_is_enough()
    {
        // 200 a day from the first of 90 days on, and 13,600 are there already: 25,000 on the last of June.
        var facts = Steady(0).Credited(40_000, "2025-11-10").Credited(30_000, "2026-02-03").Credited(4_400, "2026-02-04")
            .Credited(13_600, "2026-04-20");

        Assert.Null(Forecast(facts, Holding("silver"), OneQuarter).LosesOn);
        var less = facts.Credited(-10, "2026-05-04", "2026-05-04T08:00:00Z");
        Assert.Equal(Day("2026-07-15"), Forecast(less, Holding("silver"), OneQuarter).LosesOn);
    }

    [Fact]
    public void Without_a_new_commitment_the_tier_ends_after_its_year()
    {
        var facts = Steady(25_000) with { Commitments = [] };

        var forecast = Forecast(facts.Committed(10_000), Holding("silver"));

        Assert.Equal(Day("2027-04-15"), forecast.LosesOn);
        Assert.Equal(
            (TierRequirement.Commitment, Day("2027-01-15")),
            (forecast.Causes.Single().Requirement, forecast.Causes.Single().ShortFrom));
    }

    [Fact]
    public void Who_is_at_risk_loses_the_tier_at_the_end_of_its_grace()
    {
        var facts = Steady(25_000) with { People = [] };
        var atRisk = TierEngine.Evaluate(Program, facts, Holding("silver"), Now.AddDays(-20)).Next;

        var forecast = Forecast(facts, atRisk);

        Assert.Equal(
            (Day("2026-07-14"), "registered", false), (forecast.LosesOn!.Value, forecast.FallsTo, forecast.OverrideEnds));
        Assert.All(forecast.Causes, it => Assert.Equal(Day("2026-04-14"), it.ShortFrom));
    }

    [Fact]
    public void An_imported_tier_ends_with_its_last_quarter_unless_it_is_earned()
    {
        var imported = TierState.Import(Program, "gold", Now);

        var forecast = Forecast(Steady(25_000), imported);

        Assert.Equal(
            ("gold", Day("2027-01-01"), "silver", true),
            (forecast.HeldTier, forecast.LosesOn!.Value, forecast.FallsTo, forecast.OverrideEnds));
        Assert.Equal(
            [TierRequirement.Commitment, TierRequirement.CertifiedSales, TierRequirement.CertifiedTechnical],
            forecast.Causes.Select(it => it.Requirement));
    }

    [Fact]
    public void The_lowest_tier_cannot_be_lost() =>
        Assert.Equal(("registered", null, null), Lost(Newcomer, Holding("registered")));

    [Fact]
    public void A_forecast_for_a_past_instant_knows_what_was_known_then()
    {
        var facts = Steady(25_000);
        facts = facts with { People = [.. facts.People.Select(it => it with { ReplacedAt = Now.AddDays(1) })] };

        Assert.Null(Forecast(facts, Holding("silver")).LosesOn);
    }

    [Fact]
    public void A_what_if_is_the_same_with_other_facts()
    {
        var facts = Steady(25_000).Committed(40_000)
            .Certified(CertificationTrack.Sales, 4).Certified(CertificationTrack.Technical, 2);
        Assert.Equal("silver", TierEngine.Evaluate(Program, facts, Holding("silver"), Now).EarnedTier);

        var assumed = facts.Certified(CertificationTrack.Sales, 5).Certified(CertificationTrack.Technical, 3);

        Assert.Equal("gold", TierEngine.Evaluate(Program, assumed, Holding("silver"), Now).EarnedTier);
    }

    [Fact]
    public void The_day_is_that_of_the_programs_zone()
    {
        var facts = Steady(25_000) with { People = [] };
        facts = facts.Certified(CertificationTrack.Technical, 1).Certified(CertificationTrack.Sales, 2, until: "2026-12-31");

        // From midnight in Berlin on, in winter, to midnight there in summer.
        var forecast = new TierEngine(InBerlin, Now).Forecast(facts, Holding("silver"));

        Assert.Equal((Day("2027-03-31"), Day("2026-12-31")), (forecast.LosesOn!.Value, forecast.Causes.Single().ShortFrom));
    }

    /// <summary>Without revenue of late, so that the facts of the forecast are those that there are.</summary>
    [Fact]
    public void It_is_the_day_on_which_an_evaluation_every_midnight_takes_the_tier_away()
    {
        var (found, midnight) = (new HashSet<bool>(), InBerlin.Calendar.StartOf(Day("2026-05-04")));
        for (var number = 0; number < 80; number++)
        {
            var random = new Random(number);
            var facts = Newcomer.Committed(200_000, 2026).Committed(200_000, 2025 + random.Next(4))
                .Credited(200_000, "2026-01-10")
                .Answered("2026-02-10", random.Next(10), 4.2m).Answered("2026-04-10", random.Next(10), 4.4m);
            for (var person = 1; person <= 12; person++)
            {
                var from = Day("2026-05-04").AddDays(random.Next(-300, 200));
                var until = from.AddDays(random.Next(10, 1500));
                facts = facts.Certified(
                    random.Next(3) == 0 ? CertificationTrack.Technical : CertificationTrack.Sales, 1,
                    $"{from:yyyy-MM-dd}", $"{until:yyyy-MM-dd}", person);
            }

            var program = InBerlin.WithTerms(new() { ForecastMonths = 12 }) with
            {
                Tiers = [.. InBerlin.Tiers.Select(it => it with
                {
                    Requirements = it.Requirements with
                    {
                        QuarterlyRevenue = null,
                        SalesPeople = (it.Requirements.SalesPeople + 1) / 2,
                        TechnicalPeople = it.Requirements.TechnicalPeople / 2,
                    },
                })],
            };
            var state = random.Next(4) == 0
                ? TierState.Import(program, "gold", midnight)
                : Holding(program.Tiers[random.Next(4)].Code, "2026-01-01T00:00:00Z");

            var forecast = new TierEngine(program, midnight).Forecast(facts, state);

            Assert.Equal((number, forecast.LosesOn), (number, FirstLoss(program, facts, state)));
            found.Add(forecast.LosesOn is null);
        }

        Assert.Equal(2, found.Count);

        DateOnly? FirstLoss(ProgramVersion program, TierFacts facts, TierState state)
        {
            var held = TierEngine.Evaluate(program, facts, state, midnight).HeldTier;
            for (var day = Day("2026-05-04"); day <= Day("2027-05-04"); day = day.AddDays(1))
            {
                var evaluation = TierEngine.Evaluate(program, facts, state, program.Calendar.StartOf(day));
                if (program.RankOf(evaluation.HeldTier) < program.RankOf(held)) return day;
                state = evaluation.Next;
            }

            return null;
        }
    }

    private static readonly ProgramVersion OneQuarter = Program.WithTerms(new() { GraceMonths = 0, ForecastMonths = 3 });

    /// <summary>Silver for years, with as much on the tenth of every month as a quarter needs.</summary>
    private static TierFacts Steady(decimal monthly)
    {
        var facts = MeetsAllOf("silver") with { Revenue = [] };
        foreach (var year in new[] { 2027, 2028 }) facts = facts.Committed(10_000, year);
        foreach (var month in Enumerable.Range(0, 16))
            facts = facts.Credited(monthly, $"{new DateOnly(2025, 1, 10).AddMonths(month):yyyy-MM-dd}");
        return facts;
    }

    private static (string, DateOnly?, string?) Lost(TierFacts facts, TierState state)
    {
        var forecast = Forecast(facts, state);
        return (forecast.HeldTier, forecast.LosesOn, forecast.FallsTo);
    }

    private static TierForecast Forecast(TierFacts facts, TierState state, ProgramVersion? program = null) =>
        new TierEngine(program ?? Program, Now).Forecast(facts, state);
}
