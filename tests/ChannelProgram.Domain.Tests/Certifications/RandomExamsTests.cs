using ChannelProgram.Domain.Certifications;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.People;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Tests.Certifications;

/// <summary>
/// A person's years as they may come: exams, told at once or late, results withdrawn, partners joined and left. After each step
/// a plain reading of the rules, written down here once more, says which exams are refused and for whom the person counts. Each
/// history follows from its number.
/// </summary>
public class RandomExamsTests
{
    private const int Steps = 60;

    [Fact]
    public void Exams_are_worth_what_a_plain_reading_of_the_rules_gives()
    {
        var count = Environment.GetEnvironmentVariable("CHANNEL_TEST_LONG") == "1" ? 10_000 : 300;
        var seen = new Dictionary<string, int>();
        for (var number = 0; number < count; number++) new History(number, seen).Check();

        foreach (var it in new[]
        {
            "accepted", "failed", "withdrawn", "joined", "left", "counts", "does not count", "prerequisiteMissing",
            "retakeTooSoon", "attemptsUsedUp",
        })
            Assert.True(seen.GetValueOrDefault(it) >= count / 5, $"{it}: {seen.GetValueOrDefault(it)}");
    }

    private sealed record Known(DateTimeOffset At, DateOnly Day, PartnerId Partner, CertificationTrack Track, bool Counts);

    private sealed class History(int number, Dictionary<string, int> seen)
    {
        private static readonly PersonId Person = new(Guid.Parse("019aa5b5-1a3b-7f52-9c05-3d4e5f607182"));
        private static readonly ProgramVersion Program = Exams.Program with { TimeZone = "UTC" };

        private readonly Random _random = new(number);
        private readonly PartnerId[] _partners = [new(Guid.NewGuid()), new(Guid.NewGuid())];
        private readonly List<CertificationAttempt> _attempts = [];
        private readonly List<PeriodAtPartner> _memberships = [];
        private readonly List<Known> _known = [];
        private DateTimeOffset _now = new(2024, 1, 15, 12, 0, 0, TimeSpan.Zero);

        private DateOnly Today => DateOnly.FromDateTime(_now.UtcDateTime);

        public void Check()
        {
            for (var step = 0; step < Steps; step++)
            {
                _now = _now.AddDays(_random.Next(40)).AddMinutes(1);
                if (_random.Next(5) > 0) TakeExam();
                else if (_random.Next(2) > 0) Move();
                else Withdraw();
                for (var i = 0; i < 4; i++) Compare();
            }

            // Whoever looks back sees what was seen then.
            foreach (var it in _known) Assert.Equal(it.Counts, Counts(it.At, it.Day, it.Partner, it.Track));
        }

        private void TakeExam()
        {
            var catalogue = Program.Certifications.Catalogue;
            var exam = catalogue[_random.Next(catalogue.Count)];
            var day = Today.AddDays(-(_random.Next(3) > 0 ? 0 : _random.Next(100)));
            decimal score = exam.PassMarkPercent + _random.Next(-1, 2);

            var result = CertificationAttempt.Record(
                new($"lms-{_attempts.Count}", Person, exam.Code, score, day), new(_attempts), Program, memberOf: null,
                isKnownPerson: true, Today, _now);

            var passes = score >= exam.PassMarkPercent;
            Assert.Equal($"{number}: {Refusal(exam, day, passes)}", $"{number}: {result.Refusal?.Code}");
            Seen(result.Refusal?.Code ?? (passes ? "accepted" : "failed"));
            if (result.Refusal is not null) return;
            Assert.Equal(passes, result.Value.Passed);
            _attempts.Add(result.Value);
        }

        private void Withdraw()
        {
            if (_attempts.Find(it => it.WithdrawnAt is null && _random.Next(4) == 0) is not { } attempt) return;
            Assert.Null(attempt.Withdraw("Wrong person.", "staff", memberOf: null, _now));
            Seen("withdrawn");
        }

        private void Move()
        {
            if (_memberships is [.., { EndedAt: null } last])
            {
                _memberships[^1] = last with { Days = last.Days with { Until = Today }, EndedAt = _now };
                Seen("left");
                return;
            }

            _memberships.Add(new(_partners[_random.Next(2)], Person, new(Today, null), _now, EndedAt: null));
            Seen("joined");
        }

        private void Compare()
        {
            var (partner, day) = (_partners[_random.Next(2)], Today.AddDays(_random.Next(-400, 200)));
            var track = _random.Next(2) == 0 ? CertificationTrack.Sales : CertificationTrack.Technical;
            var counts = Counts(_now, day, partner, track);
            Assert.Equal($"{number}, {day}: {ShouldCount(day, partner, track)}", $"{number}, {day}: {counts}");
            Seen(counts ? "counts" : "does not count");
            _known.Add(new(_now, day, partner, track, counts));
        }

        /// <summary>By the product, with what was known then.</summary>
        private bool Counts(DateTimeOffset at, DateOnly day, PartnerId partner, CertificationTrack track) =>
            _memberships.SelectMany(_ => _attempts.Where(it => it.CountsAs is not null), (member, it) => CertifiedPeriod.Of(
                    member, new(it.CountsAs!.Value, new(it.TakenOn, it.ValidUntil), it.RecordedAt, it.WithdrawnAt)))
                .SelectMany(it => it).Any(it => it.Partner == partner && it.Track == track && it.Days.Contains(day)
                    && it.RecordedAt <= at && !(it.ReplacedAt <= at));

        /// <summary>By the rules: a member on that day, who holds an exam that counts on the track.</summary>
        private bool ShouldCount(DateOnly day, PartnerId partner, CertificationTrack track)
        {
            string[] counting = track is CertificationTrack.Sales ? ["sales"] : ["technical", "advanced"];
            return _memberships.Exists(it => it.Partner == partner && it.Days.From <= day && !(day >= it.Days.Until))
                && counting.Any(code => Holds(code, day));
        }

        private string? Refusal(Certification exam, DateOnly day, bool passes)
        {
            string? required = exam.Code is "sales" ? "foundation" : exam.Code is "advanced" ? "technical" : null;
            if (required is not null && !Holds(required, day)) return "prerequisiteMissing";

            var same = _attempts.FindAll(it => it.Certification == exam.Code && it.WithdrawnAt is null);
            foreach (var other in same)
            {
                var (first, firstPasses, second) = other.TakenOn < day || (other.TakenOn == day && !other.Passed)
                    ? (other.TakenOn, other.Passed, day)
                    : (day, passes, other.TakenOn);
                if (!firstPasses && second < first.AddDays(14)) return "retakeTooSoon";
            }

            // A fourth is possible on the day twelve months after the first.
            var days = same.Select(it => it.TakenOn).Append(day).ToList();
            return days.Exists(first => days.Count(it => it >= first && it < first.AddMonths(12)) > 3) ? "attemptsUsedUp" : null;
        }

        private bool Holds(string code, DateOnly day) => _attempts.Exists(it =>
            it.Certification == code && it.WithdrawnAt is null && it.Score >= Mark(code) && it.TakenOn <= day
            && day < it.TakenOn.AddMonths(code is "advanced" ? 12 : 24));

        private static int Mark(string code) => code is "foundation" ? 70 : code is "advanced" ? 80 : 75;

        private void Seen(string what) => seen[what] = seen.GetValueOrDefault(what) + 1;
    }
}
