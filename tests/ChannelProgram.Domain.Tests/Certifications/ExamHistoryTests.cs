using ChannelProgram.Domain.Certifications;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.People;

namespace ChannelProgram.Domain.Tests.Certifications;

public class ExamHistoryTests
{
    private readonly Exams _exams = new();

    [Theory]
    [InlineData("2024-11-19", "")]
    [InlineData("2024-11-20", "foundation 2024-11-20-2026-11-20")]
    [InlineData("2026-11-19", "foundation 2024-11-20-2026-11-20")]
    [InlineData("2026-11-20", "")]
    public void It_is_held_from_the_exam_to_the_day_before_its_end(string day, string held)
    {
        _exams.Pass("foundation", "2024-11-20");
        Assert.Equal(held, _exams.HeldOn(day));
    }

    [Theory]
    [InlineData("2025-06-01", "foundation 2024-01-10-2027-06-01")]
    [InlineData("2026-01-09", "foundation 2024-01-10-2028-01-09")]
    [InlineData("2026-01-10", "foundation 2024-01-10-2028-01-10")]
    [InlineData("2026-01-11", "foundation 2026-01-11-2028-01-11")]
    public void Of_an_early_renewal_the_later_end_counts(string renewed, string held)
    {
        _exams.Pass("foundation", "2024-01-10");
        _exams.Pass("foundation", renewed);
        Assert.Equal(held, _exams.HeldOn("2026-11-20"));
    }

    [Fact]
    public void A_failed_renewal_takes_nothing_away()
    {
        _exams.Pass("foundation", "2025-01-10");
        Assert.Null(_exams.Take("foundation", "2026-11-20", 0));
        Assert.Equal("foundation 2025-01-10-2027-01-10", _exams.HeldOn("2026-11-20"));
    }

    [Fact]
    public void Levels_3_and_4_count_on_the_technical_track_together_and_level_1_on_none()
    {
        _exams.Pass("foundation", "2024-01-10");
        _exams.Pass("technical", "2024-01-10");
        _exams.Pass("advanced", "2025-12-10");
        _exams.Pass("technicalLab", "2024-01-10");

        Assert.Equal("2024-01-10-2026-12-10", Exams.Text(_exams.History.CertifiedOn(CertificationTrack.Technical)));
        Assert.Empty(_exams.History.CertifiedOn(CertificationTrack.Sales));
    }

    [Fact]
    public void A_person_counts_for_a_partner_while_it_belongs_to_it()
    {
        var (one, other, person) = (Exams.Partner, new PartnerId(Guid.NewGuid()), _exams.Pass("foundation", "2024-01-10").Person);
        DayPeriod Days(string from, string? until) => new(Exams.Day(from), until is null ? null : Exams.Day(until));

        PeriodAtPartner At(PartnerId partner, string from, string? until) =>
            new(partner, person, Days(from, until), Exams.Midnight(from), until is null ? null : Exams.Midnight(until));
        PeriodCertified Certified(CertificationTrack track, string from, string until) =>
            new(track, Days(from, until), Exams.Midnight(from), null);

        PeriodAtPartner[] memberships =
        [
            At(one, "2023-01-01", "2025-03-01"), At(other, "2025-03-01", "2025-04-01"), At(one, "2025-05-05", "2025-05-05"),
            At(one, "2025-06-01", null),
        ];
        PeriodCertified[] certifications =
        [
            Certified(CertificationTrack.Sales, "2024-01-10", "2026-01-10"),
            Certified(CertificationTrack.Sales, "2025-12-01", "2027-12-01"),
            Certified(CertificationTrack.Technical, "2025-03-31", "2025-04-30"),
        ];
        var counted = memberships.SelectMany(at => certifications.SelectMany(held => CertifiedPeriod.Of(at, held)));

        Assert.Equal(
            [
                "2024-01-10-2025-03-01 Sales own", "2025-03-01-2025-04-01 Sales other", "2025-03-31-2025-04-01 Technical other",
                "2025-06-01-2026-01-10 Sales own", "2025-12-01-2027-12-01 Sales own",
            ],
            counted.Where(it => it.ReplacedAt is null)
                .Select(it => $"{Exams.Text(it.Days)} {it.Track} {(it.Partner == one ? "own" : "other")}"));
    }

    /// <summary>Whoever looks back sees what was seen then.</summary>
    [Fact]
    public void Until_it_was_known_that_a_person_left_it_counted_for_longer()
    {
        var (joined, exam, left, wrong) = (
            Exams.Midnight("2025-01-01"), Exams.Midnight("2025-02-01"), Exams.Midnight("2025-06-01"),
            Exams.Midnight("2025-08-01"));
        var person = new PersonId(Guid.NewGuid());
        IEnumerable<CertifiedPeriod> Counted(DateTimeOffset? withdrawn) => CertifiedPeriod.Of(
            new(Exams.Partner, person, new(Exams.Day("2025-01-01"), Exams.Day("2025-05-20")), joined, left),
            new(CertificationTrack.Sales, new(Exams.Day("2025-01-15"), Exams.Day("2027-01-15")), exam, withdrawn));

        Assert.Equal(
            [
                (new DayPeriod(Exams.Day("2025-01-15"), Exams.Day("2027-01-15")), exam, (DateTimeOffset?)left),
                (new DayPeriod(Exams.Day("2025-01-15"), Exams.Day("2025-05-20")), left, null),
            ],
            Counted(withdrawn: null).Select(it => (it.Days, it.RecordedAt, it.ReplacedAt)));
        Assert.Equal([left, wrong], Counted(wrong).Select(it => it.ReplacedAt!.Value));
        // The result was withdrawn before the person left.
        Assert.Equal([Exams.Midnight("2025-03-01")], Counted(Exams.Midnight("2025-03-01")).Select(it => it.ReplacedAt!.Value));
    }

    [Fact]
    public void The_end_is_told_60_30_and_7_days_before_and_when_it_has_come()
    {
        var exam = _exams.Pass("foundation", "2024-12-31");
        var told = new List<string>();
        for (var day = Exams.Day("2026-10-01"); day < Exams.Day("2027-02-01"); day = day.AddDays(1))
            for (var run = 0; run < 2; run++)
                if (Tell(exam, day) is { } it) told.Add($"{day:MM-dd} {it}");

        Assert.Equal(
            [
                "11-01 certification.expiring", "12-01 certification.expiring", "12-24 certification.expiring",
                "12-31 certification.expired",
            ],
            told);
    }

    [Theory]
    [InlineData("2026-11-01", "certification.expiring", "2026-12-01")]
    [InlineData("2026-12-25", "certification.expiring", "2026-12-31")]
    [InlineData("2027-03-01", "certification.expired", null)]
    public void Of_what_was_missed_the_latest_is_left(string day, string told, string? next)
    {
        var exam = _exams.Pass("foundation", "2024-12-31");

        Assert.Equal(told, Tell(exam, Exams.Day(day)));
        Assert.Null(Tell(exam, Exams.Day(day)));
        Assert.Equal(next is null ? null : Exams.Day(next), exam.NextNoticeOn);
    }

    [Fact]
    public void An_end_is_told_as_of_the_day_in_the_program_s_zone()
    {
        var exam = _exams.Pass("foundation", "2024-12-31");
        exam.TakeEvents();
        exam.TellOfEnd(isRenewed: false, Exams.Program, Exams.Partner, Exams.Day("2027-01-15"), Exams.Now);

        Assert.Equal(new(2026, 12, 30, 23, 0, 0, TimeSpan.Zero), Assert.Single(exam.Events).At);
    }

    [Fact]
    public void Of_what_was_renewed_or_had_ended_before_it_was_recorded_nothing_is_told()
    {
        var first = _exams.Pass("foundation", "2024-12-31");
        Assert.False(_exams.History.IsRenewed(first));
        var second = _exams.Pass("foundation", "2026-11-20");
        Assert.True(_exams.History.IsRenewed(first));
        Assert.False(_exams.History.IsRenewed(second));
        Assert.Null(Tell(first, Exams.Day("2027-01-15")));

        Assert.Null(_exams.Pass("technical", "2020-01-10").NextNoticeOn);
        // Recorded 20 days before the end: what is to be told of it is told at once.
        Assert.Equal(Exams.Day("2026-11-13"), _exams.Pass("technical", "2024-12-13").NextNoticeOn);
    }

    private string? Tell(CertificationAttempt exam, DateOnly day)
    {
        exam.TakeEvents();
        exam.TellOfEnd(_exams.History.IsRenewed(exam), Exams.Program, Exams.Partner, day, Exams.Now);
        return exam.Events.SingleOrDefault()?.Type;
    }
}
