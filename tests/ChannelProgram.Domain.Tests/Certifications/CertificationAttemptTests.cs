using ChannelProgram.Domain.Certifications;

namespace ChannelProgram.Domain.Tests.Certifications;

public class CertificationAttemptTests
{
    private readonly Exams _exams = new();

    [Theory]
    [InlineData("foundation", "69.99", false)]
    [InlineData("foundation", "70", true)]
    [InlineData("technical", "74.99", false)]
    [InlineData("technical", "75", true)]
    [InlineData("technical", "100", true)]
    [InlineData("technical", "0", false)]
    public void An_exam_is_passed_from_the_pass_mark_on(string certification, string score, bool passed)
    {
        var attempt = _exams.Judge(certification, "2026-11-20", ExamScore.Parse(score)).Value;

        Assert.Equal(passed, attempt.Passed);
        Assert.Equal(passed ? Exams.Day("2028-11-20") : null, attempt.ValidUntil);
        Assert.Equal(passed ? CertificationEvent.Awarded : CertificationEvent.Failed, Assert.Single(attempt.Events).Type);
    }

    [Theory]
    [InlineData("foundation", "2024-02-29", "2026-02-28")]
    [InlineData("foundation", "2024-03-31", "2026-03-31")]
    [InlineData("foundation", "2022-02-28", "2024-02-28")]
    [InlineData("technicalLab", "2024-02-29", null)]
    public void It_is_valid_for_calendar_months_clamped_at_the_month_s_end(string certification, string exam, string? until) =>
        Assert.Equal(until is null ? null : Exams.Day(until), _exams.Pass(certification, exam).ValidUntil);

    [Fact]
    public void A_year_from_29_February_ends_on_28_February()
    {
        _exams.Pass("technical", "2024-02-29");
        Assert.Equal(Exams.Day("2025-02-28"), _exams.Pass("advanced", "2024-02-29").ValidUntil);
    }

    [Theory]
    [InlineData(29, "2025-02-28")]
    [InlineData(30, "2025-02-28")]
    [InlineData(31, "2025-02-28")]
    public void A_month_from_the_last_days_of_January_ends_with_February(int day, string until)
    {
        var monthly = new Certification
        {
            Code = "a",
            Name = "A",
            Track = CertificationTrack.Sales,
            Length = "P1D",
            PassMarkPercent = 50,
            ValidityMonths = 1,
        };

        Assert.Equal(Exams.Day(until), monthly.ValidityFrom(new(2025, 1, day)).Until);
    }

    [Theory]
    [InlineData("2026-11-23", null)]
    [InlineData("2026-11-24", "invalid")]
    public void An_exam_is_not_in_the_future(string day, string? refused) =>
        Assert.Equal(refused, _exams.Take("foundation", day));

    [Fact]
    public void An_exam_is_for_a_certification_of_the_program() => Assert.Equal("invalid", _exams.Take("juggling", "2026-11-20"));

    [Theory]
    [InlineData("2024-11-19", "prerequisiteMissing")]
    [InlineData("2024-11-20", null)]
    [InlineData("2026-11-19", null)]
    [InlineData("2026-11-20", "prerequisiteMissing")]
    public void What_a_level_needs_is_held_on_the_day_of_the_exam(string day, string? refused)
    {
        _exams.Pass("foundation", "2024-11-20");
        Assert.Equal(refused, _exams.Take("sales", day));
    }

    [Fact]
    public void A_level_needs_the_one_below_on_its_own_track_only()
    {
        Assert.Equal("prerequisiteMissing", _exams.Take("advanced", "2026-01-10"));
        Assert.Null(_exams.Take("technical", "2026-01-10"));
        Assert.Null(_exams.Take("advanced", "2026-01-10"));
        Assert.Equal("prerequisiteMissing", _exams.Take("sales", "2026-01-10"));
    }

    [Fact]
    public void A_failed_exam_meets_no_prerequisite()
    {
        Assert.Null(_exams.Take("foundation", "2026-01-10", 69));
        Assert.Equal("prerequisiteMissing", _exams.Take("sales", "2026-01-10"));
    }

    [Theory]
    [InlineData("2026-01-10", "retakeTooSoon")]
    [InlineData("2026-01-23", "retakeTooSoon")]
    [InlineData("2026-01-24", null)]
    public void A_failed_exam_is_taken_again_after_14_days(string day, string? refused)
    {
        Assert.Null(_exams.Take("foundation", "2026-01-10", 0));
        Assert.Equal(refused, _exams.Take("foundation", day));
        Assert.Null(_exams.Take("technical", day));
    }

    [Theory]
    [InlineData("2026-01-09", "retakeTooSoon")]
    [InlineData("2025-12-28", "retakeTooSoon")]
    [InlineData("2025-12-27", null)]
    public void That_holds_too_if_the_earlier_exam_is_told_later(string day, string? refused)
    {
        _exams.Pass("foundation", "2026-01-10");
        Assert.Equal(refused, _exams.Take("foundation", day, 0));
        Assert.Null(_exams.Take("foundation", "2026-01-10"));
    }

    [Theory]
    [InlineData("2026-01-09", "attemptsUsedUp")]
    [InlineData("2026-01-10", null)]
    public void Of_three_attempts_in_12_months_the_fourth_is_one_too_many(string fourth, string? refused)
    {
        foreach (var day in (string[])["2025-01-10", "2025-06-10", "2025-12-10"]) Assert.Null(_exams.Take("foundation", day, 0));
        Assert.Equal(refused, _exams.Take("foundation", fourth));
    }

    [Fact]
    public void What_was_withdrawn_is_no_attempt_and_no_certification()
    {
        var first = _exams.Pass("foundation", "2026-01-10");
        Assert.Null(first.Withdraw("It is somebody else's.", "staff", Exams.Partner, Exams.Now));

        Assert.Equal("", _exams.HeldOn("2026-01-10"));
        Assert.Equal("prerequisiteMissing", _exams.Take("sales", "2026-01-10"));
        Assert.Equal(CertificationAttemptStatus.Withdrawn, first.Status);
        Assert.Equal("statusForbids", first.Withdraw("Again.", "staff", Exams.Partner, Exams.Now)?.Code);
        foreach (var day in (string[])["2026-01-10", "2026-02-10", "2026-03-10"]) Assert.Null(_exams.Take("foundation", day, 0));
    }

    [Theory]
    [InlineData("0", true)]
    [InlineData("7.5", true)]
    [InlineData("82.25", true)]
    [InlineData("100", true)]
    [InlineData("100.00", true)]
    [InlineData("100.01", false)]
    [InlineData("101", false)]
    [InlineData("-1", false)]
    [InlineData("1.234", false)]
    [InlineData("07", false)]
    [InlineData("7,5", false)]
    [InlineData("1e1", false)]
    [InlineData("70\n", false)]
    public void A_score_is_a_percentage(string text, bool isOne) => Assert.Equal(isOne, ExamScore.IsOne(text));

    [Fact]
    public void The_same_result_is_one_by_all_that_it_says()
    {
        var attempt = _exams.Pass("foundation", "2026-01-10");
        var same = new ExamResult(attempt.ExternalId, attempt.Person, "foundation", 100.00m, attempt.TakenOn);

        Assert.True(attempt.Is(same));
        Assert.False(attempt.Is(same with { Score = 99 }));
        Assert.False(attempt.Is(same with { TakenOn = attempt.TakenOn.AddDays(1) }));
        Assert.False(attempt.Is(same with { Certification = "technical" }));
    }
}
