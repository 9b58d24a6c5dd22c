using System.Globalization;
using ChannelProgram.Domain.Certifications;
using ChannelProgram.Domain.People;
using ChannelProgram.Domain.Programs;
using ChannelProgram.Domain.Tiers;

namespace ChannelProgram.Domain.Tests.Tiers;

/// <summary>The tiers of the default program, and partners told in a few words.</summary>
internal static class TierTestData
{
    public static readonly DateTimeOffset SignedUp = At("2024-11-04T09:00:00Z");

    /// <summary>A Monday in the second quarter, when the first one is judged.</summary>
    public static readonly DateTimeOffset Now = At("2026-05-04T09:00:00Z");

    public static readonly ProgramVersion Program = new()
    {
        Version = 7,
        EffectiveFrom = SignedUp,
        Currency = "USD",
        TimeZone = "UTC",
        Products = [new("analytics", "Analytics", "analytics")],
        Tiers =
        [
            Tier("registered", 0, sales: 1, technical: 0),
            Tier("silver", 10_000, sales: 2, technical: 1, 25_000),
            Tier("gold", 50_000, sales: 5, technical: 3, 100_000, 4.0m),
            Tier("platinum", 200_000, sales: 10, technical: 5, 250_000, 4.5m),
        ],
    };

    public static readonly ProgramVersion InBerlin = Program with { TimeZone = "Europe/Berlin" };

    /// <summary>It has signed up, and nothing else.</summary>
    public static readonly TierFacts Newcomer = new() { SignedUpAt = SignedUp };

    public static Tier Tier(
        string code, decimal commitment, int sales, int technical, decimal? revenue = null, decimal? satisfaction = null) => new()
        {
            Code = code,
            Name = code,
            Requirements = new()
            {
                Commitment = new(commitment),
                SalesPeople = sales,
                TechnicalPeople = technical,
                QuarterlyRevenue = revenue is { } amount ? new(amount) : null,
                Satisfaction = satisfaction,
            },
        };

    public static ProgramVersion WithTerms(this ProgramVersion program, TierTerms terms) => program with { Sections = [terms] };

    public static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static PersonId Person(int number) => new(new Guid(number, 0, 0, new byte[8]));

    public static TierState Holding(string tier, string since = "2025-01-15T09:00:00Z") =>
        new() { Tier = tier, Since = At(since), HeldTier = tier };

    /// <summary>All that the tier requires, in 2025 and 2026, to the cent.</summary>
    public static TierFacts MeetsAllOf(string tier)
    {
        var required = Program.TierOf(tier)!.Requirements;
        var facts = Newcomer.Certified(CertificationTrack.Sales, required.SalesPeople)
            .Certified(CertificationTrack.Technical, required.TechnicalPeople);
        foreach (var year in new[] { 2025, 2026 })
        {
            facts = facts.Committed(required.Commitment.Value, year);
            foreach (var month in new[] { "02", "05", "08", "11" })
                facts = facts.Credited(required.QuarterlyRevenue?.Value ?? 0, $"{year}-{month}-10");
        }

        return facts.Answered("2025-06-10", 5, required.Satisfaction ?? 3).Answered("2026-02-10", 5, required.Satisfaction ?? 3);
    }

    extension(TierFacts facts)
    {
        public TierFacts Committed(decimal amount, int year = 2026, string? confirmed = null) => facts with
        {
            Commitments =
            [
                .. facts.Commitments,
                new(year, amount, confirmed is null ? SignedUp : At(confirmed)),
            ],
        };

        public TierFacts Certified(
            CertificationTrack track, int people, string from = "2024-12-01", string until = "2030-01-01", int firstPerson = 1) =>
            facts with
            {
                People =
                [
                    .. facts.People,
                    .. Enumerable.Range(firstPerson, people).Select(
                        it => new CertifiedTime(Person(it), track, Day(from), Day(until), SignedUp)),
                ],
            };

        public TierFacts Credited(decimal amount, string on, string? recorded = null) => facts with
        {
            Revenue = [.. facts.Revenue, new(Day(on), amount, recorded is null ? At($"{on}T12:00:00Z") : At(recorded))],
        };

        public TierFacts Answered(string on, int times, decimal score) => facts with
        {
            Answers =
            [
                .. facts.Answers,
                .. Enumerable.Repeat(new SatisfactionScore(Day(on), score, At($"{on}T12:00:00Z")), times),
            ],
        };

        public TierFacts WithoutRevenueIn(string month) => facts with
        {
            Revenue = [.. facts.Revenue.Where(it => !$"{it.OccurredOn:yyyy-MM-dd}".StartsWith(month, StringComparison.Ordinal))],
        };
    }

    extension(TierEvaluation evaluation)
    {
        public RequirementResult Of(string tier, TierRequirement requirement) =>
            evaluation.Tiers.Single(it => it.Tier == tier).Requirements.Single(it => it.Requirement == requirement);
    }
}
