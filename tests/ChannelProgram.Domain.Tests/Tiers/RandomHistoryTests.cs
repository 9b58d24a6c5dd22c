using System.Globalization;
using ChannelProgram.Domain.Certifications;
using ChannelProgram.Domain.Programs;
using ChannelProgram.Domain.Tiers;
using static ChannelProgram.Domain.Tests.Tiers.TierTestData;

namespace ChannelProgram.Domain.Tests.Tiers;

/// <summary>
/// Partners' years as they may come, under program versions that change, evaluated every few days by the engine and by
/// <see cref="PlainTierModel"/>. Each history follows from its number. There are 10,000 in the long run. Exams and moves to other
/// partners have histories of their own: <see cref="Certifications.RandomExamsTests"/>.
/// </summary>
public class RandomHistoryTests
{
    private const int Days = 3 * 365;
    private static readonly string[] Zones = ["UTC", "Europe/Berlin", "America/New_York", "Australia/Sydney"];

    [Fact]
    public void Histories_of_partners_give_what_a_plain_reading_of_the_rules_gives()
    {
        var count = Environment.GetEnvironmentVariable("CHANNEL_TEST_LONG") == "1" ? 10_000 : 300;
        var seen = new Dictionary<string, int>();
        for (var number = 0; number < count; number++) new History(number, seen).Check();

        // The histories go everywhere: none of these is rare.
        foreach (var it in new[]
        {
            "Promoted", "Demoted", "AtRisk", "Recovered", "at once", "far", "came back", "paused", "override ended",
            nameof(RequirementReason.Waived), nameof(RequirementReason.CommitmentNotReached),
            nameof(RequirementReason.NotYetJudged),
        }.Concat(Enum.GetNames<TierRequirement>().Select(it => $"lost by {it}")))
            Assert.True(seen.GetValueOrDefault(it) >= count / 20, $"{it}: {seen.GetValueOrDefault(it)}");
    }

    private sealed class History
    {
        private readonly int _number;
        private readonly Dictionary<string, int> _seen;
        private readonly Random _random;
        private readonly TimeZoneInfo _zone;
        private readonly DateTime _begin;
        private readonly List<ProgramVersion> _versions = [];
        private readonly TierFacts _facts;

        public History(int number, Dictionary<string, int> seen)
        {
            (_number, _seen, _random) = (number, seen, new Random(number));
            _zone = TimeZoneInfo.FindSystemTimeZoneById(Zones[number % Zones.Length]);
            // At noon every local time is one instant; now and then a partner signs up as a quarter begins.
            _begin = Chance(10)
                ? new DateTime(2026, 1 + 3 * _random.Next(4), 1)
                : new DateTime(2026, 1, 1, 12, 0, 0).AddDays(_random.Next(365));
            _versions.Add(NewVersion(1, _begin));
            while (Chance(60)) _versions.Add(NewVersion(_versions.Count + 1, _begin.AddDays(_random.Next(Days))));
            _versions.Sort((a, b) => a.EffectiveFrom.CompareTo(b.EffectiveFrom));
            _facts = NewFacts();
        }

        public void Check()
        {
            var (first, model) = (_versions[0], new PlainTierModel(_begin, _zone));
            var state = TierState.Begin(first, Instant(_begin));
            if (Chance(20))
            {
                var tier = first.Tiers[_random.Next(1, 4)].Code;
                state = TierState.Import(first, tier, Instant(_begin));
                model.Import(first, tier, _begin);
            }
            else model.Begin(first, _begin);

            var given = new List<(ProgramVersion Program, TierState Before, TierEvaluation Evaluation)>();
            for (var now = _begin; now < _begin.AddDays(Days); now = Next(now))
            {
                if (Chance(1))
                {
                    var (tier, until) = (first.Tiers[_random.Next(4)].Code, now.AddDays(_random.Next(1, 200)));
                    state = state with { Override = new(tier, Instant(now), Instant(until)) };
                    model.Override(tier, until);
                }

                var (at, before) = (Instant(now), state);
                var program = _versions.Last(it => it.EffectiveFrom <= at);
                // Whoever changes one of the two sees in which history they part.
                var expected = model.Evaluate(program, KnownBy(at), now);
                var evaluation = TierEngine.Evaluate(program, _facts, state, at);
                Assert.Equal($"history {_number}, {now:s}\n{expected}", $"history {_number}, {now:s}\n{Describe(evaluation)}");

                state = evaluation.Next;
                var again = TierEngine.Evaluate(program, _facts, state, at);
                Assert.Same(state, again.Next);
                Assert.Empty(again.Changes);
                Count(before, evaluation);
                given.Add((program, before, evaluation));
            }

            foreach (var (program, before, evaluation) in given.Where(_ => Chance(10)))
            {
                var again = TierEngine.Evaluate(program, _facts.KnownAt(evaluation.At), before, evaluation.At);
                Assert.Equal(Describe(evaluation), Describe(again));
            }
        }

        /// <summary>Mostly some days later; sometimes after an outage of the nightly run.</summary>
        private DateTime Next(DateTime now) =>
            now.Date.AddHours(12).AddDays(Chance(3) ? _random.Next(20, 120) : _random.Next(1, 12));

        private void Count(TierState before, TierEvaluation evaluation)
        {
            var ranks = evaluation.Tiers.Select(it => it.Tier).ToList();
            foreach (var it in evaluation.Changes) Seen($"{it}");
            foreach (var it in evaluation.Tiers.SelectMany(it => it.Requirements).Select(it => it.Reason).Distinct())
                Seen($"{it}");
            if (evaluation.IsPaused) Seen("paused");
            if (before.Override is not null && evaluation.Next.Override is null) Seen("override ended");
            if (before.Lost is not null && evaluation.Next.Lost is null) Seen("came back");
            var fall = ranks.IndexOf(before.Tier) - ranks.IndexOf(evaluation.Next.Tier);
            if (fall <= 0) return;
            if (fall > 1) Seen("far");
            if (before.AtRisk is null) Seen("at once");
            foreach (var it in evaluation.Tiers[ranks.IndexOf(before.Tier)].Missing) Seen($"lost by {it}");
        }

        private void Seen(string what) => _seen[what] = _seen.GetValueOrDefault(what) + 1;

        private string Describe(TierEvaluation it) =>
            $"held {it.HeldTier}, earned {it.EarnedTier}, own {it.Next.Tier}, told [{string.Join(" ", it.Changes)}], "
            + $"paused {it.IsPaused}, risk "
            + (it.Next.AtRisk is { } risk ? $"{Local(risk.Until):s} [{Names(risk.Requirements)}]" : "none")
            + $", lost {it.Next.Lost?.Tier ?? "none"} [{Names(it.Next.Lost?.Requirements ?? [])}]\n"
            + string.Join("\n", it.Tiers.SelectMany(tier => tier.Requirements.Select(each => string.Create(
                CultureInfo.InvariantCulture,
                $"{tier.Tier}.{each.Requirement}: {each.Value:0.####} of {each.Threshold:0.####} {each.Reason}"))));

        private static string Names(IEnumerable<TierRequirement> requirements) =>
            string.Join(" ", requirements.Select(it => $"{it}").Order(StringComparer.Ordinal));

        private TierFacts KnownBy(DateTimeOffset at) => _facts with
        {
            Commitments = [.. _facts.Commitments.Where(it => it.ConfirmedAt <= at)],
            People = [.. _facts.People.Where(it => it.RecordedAt <= at && (it.ReplacedAt is null || at < it.ReplacedAt))],
            Revenue = [.. _facts.Revenue.Where(it => it.RecordedAt <= at)],
            Answers = [.. _facts.Answers.Where(it => it.RecordedAt <= at)],
        };

        /// <summary>Small numbers, so that what there is often is exactly what is required.</summary>
        private ProgramVersion NewVersion(int number, DateTime from) => Program with
        {
            Version = number,
            EffectiveFrom = Instant(from),
            TimeZone = _zone.Id,
            Holidays = [.. Enumerable.Range(0, 20).Select(_ => Date(_begin.AddDays(_random.Next(Days))))],
            YearStartMonth = number == 1 && Chance(30) ? _random.Next(1, 13) : _versions.FirstOrDefault()?.YearStartMonth ?? 1,
            Tiers = NewTiers(),
            Sections =
            [
                Chance(50) ? new TierTerms() : new TierTerms
                {
                    GraceMonths = _random.Next(0, 5),
                    SecondFallQuarters = _random.Next(0, 5),
                    KeepingFromFullQuarter = _random.Next(2, 4),
                    RevenueJudgedAfterBusinessDays = _random.Next(0, 25),
                    SatisfactionQuarters = _random.Next(1, 6),
                    SatisfactionMinAnswers = _random.Next(1, 8),
                    LowestTierDays = _random.Next(0, 200),
                    ImportedUntilFullQuarter = _random.Next(1, 4),
                },
            ],
        };

        private List<Tier> NewTiers()
        {
            var (commitment, sales, technical, revenue, satisfaction, top) = (0, 1, 0, 0m, 0m, 0m);
            var tiers = new List<Tier> { Tier("registered", 0, 1, 0) };
            foreach (var code in new[] { "silver", "gold", "platinum" })
            {
                commitment += _random.Next(1, 3) * 10;
                sales += _random.Next(2);
                technical += _random.Next(2);
                if (Chance(70)) revenue += _random.Next(1, 3) * 5;
                if (Chance(50)) satisfaction = Math.Max(3.5m, satisfaction) + 0.25m * _random.Next(2);
                if (Chance(30)) top = top == 0 ? 50 : top / 2;
                var tier = Tier(
                    code, commitment, sales, technical, revenue == 0 ? null : revenue, satisfaction == 0 ? null : satisfaction);
                tiers.Add(tier with
                {
                    Requirements = tier.Requirements with { TopPercentByRevenue = top == 0 ? null : top },
                });
            }

            Assert.Empty(TierFaults.Find(tiers));
            return tiers;
        }

        private TierFacts NewFacts()
        {
            var (strong, answers, lowest) = (_random.Next(2, 8), _random.Next(0, 80), _random.Next(4, 8));
            return new()
            {
                SignedUpAt = Instant(_begin),
                Commitments =
                [
                    .. Enumerable.Range(2025, 6).Where(_ => Chance(85)).SelectMany(year => Enumerable.Range(0, _random.Next(1, 3))
                        .Select(_ => new CommittedRevenue(
                            year, 10 * _random.Next(1, strong),
                            Instant(new DateTime(year, 1, 1, 12, 0, 0).AddDays(_random.Next(-60, 120)))))),
                ],
                People = [.. Enumerable.Range(1, 9).SelectMany(NewCertifications)],
                Revenue =
                [
                    .. Enumerable.Range(0, _random.Next(10, 60)).Select(_ => OnSomeDay(
                        (day, recorded) => new CreditedRevenue(day, Chance(8) ? -5 : _random.Next(1, strong), recorded))),
                ],
                Answers =
                [
                    .. Enumerable.Range(0, answers).Select(_ => OnSomeDay(
                        (day, recorded) => new SatisfactionScore(day, _random.Next(lowest, 11) / 2m, recorded))),
                ],
                TopPercentByRevenue = Chance(20) ? null : Chance(50) ? _random.Next(1, 101) : 25,
            };
        }

        private IEnumerable<CertifiedTime> NewCertifications(int person)
        {
            for (var from = _begin.AddDays(_random.Next(-200, 300)); from < _begin.AddDays(Days) && !Chance(5);)
            {
                var track = Chance(60) ? CertificationTrack.Sales : CertificationTrack.Technical;
                var (until, recorded) = (from.AddMonths(Chance(50) ? 24 : 12), Instant(from.AddDays(_random.Next(0, 10))));
                var time = new CertifiedTime(Person(person), track, Date(from), Date(until), recorded);
                if (Chance(15))
                {
                    // It leaves, which is recorded on the day or later.
                    var left = from.AddDays(_random.Next(1, 300));
                    var noted = Instant(left.AddDays(_random.Next(0, 20)));
                    if (noted > recorded)
                    {
                        yield return time with { ReplacedAt = noted };
                        yield return time with { Until = Date(left), RecordedAt = noted };
                        yield break;
                    }
                }

                yield return time;
                // Certified again before the end, or some time after it, or in parallel on the other track.
                from = Chance(30) ? from.AddDays(_random.Next(1, 100)) : until.AddDays(_random.Next(-60, 60));
            }
        }

        private T OnSomeDay<T>(Func<DateOnly, DateTimeOffset, T> create)
        {
            var day = _begin.AddDays(_random.Next(-30, Days));
            // Some on the edge of a quarter.
            if (Chance(20)) day = new DateTime(day.Year, (day.Month - 1) / 3 * 3 + 1, 1, 12, 0, 0).AddDays(_random.Next(-1, 1));
            return create(Date(day), Instant(day.AddDays(Chance(70) ? 0 : _random.Next(0, 40))));
        }

        private bool Chance(int percent) => _random.Next(100) < percent;

        private static DateOnly Date(DateTime local) => DateOnly.FromDateTime(local);

        private DateTimeOffset Instant(DateTime local) => new(TimeZoneInfo.ConvertTimeToUtc(local, _zone), TimeSpan.Zero);

        private DateTime Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, _zone).DateTime;
    }
}
