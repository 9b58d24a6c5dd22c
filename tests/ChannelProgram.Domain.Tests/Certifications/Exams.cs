using System.Globalization;
using ChannelProgram.Domain.Certifications;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.People;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Tests.Certifications;

/// <summary>The exams of one person under the shipped terms, on 2026-11-23.</summary>
internal sealed class Exams
{
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);

    public static readonly ProgramVersion Program = new()
    {
        Version = 1,
        EffectiveFrom = default,
        Currency = "EUR",
        TimeZone = "Europe/Berlin",
        Products = [],
        Tiers = [],
    };

    private static readonly PersonId Person = new(Guid.Parse("019aa5b5-1a3b-7f52-9c05-3d4e5f607182"));

    public static readonly PartnerId Partner = new(Guid.Parse("019aa5b0-11f3-7c56-8e0a-1b2c3d4e5f60"));

    public List<CertificationAttempt> Attempts { get; } = [];

    public ExamHistory History => new(Attempts);

    public static DateTimeOffset Midnight(string day) => new(Day(day), TimeOnly.MinValue, TimeSpan.Zero);

    public static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <returns>The code of what is refused; null: it was recorded.</returns>
    public string? Take(string certification, string day, decimal score = 100) =>
        Judge(certification, day, score).Refusal?.Code;

    public CertificationAttempt Pass(string certification, string day) => Judge(certification, day, 100).Value;

    public Result<CertificationAttempt> Judge(string certification, string day, decimal score)
    {
        var result = CertificationAttempt.Record(
            new($"lms-{Attempts.Count}", Person, certification, score, Day(day)), History, Program, Partner,
            isKnownPerson: true, Program.Calendar.Today(Now), Now);
        if (result.Refusal is null) Attempts.Add(result.Value);
        return result;
    }

    /// <summary><c>foundation 2026-01-10-2028-01-10</c>.</summary>
    public string HeldOn(string day) => string.Join(
        ", ", History.HeldOn(Day(day)).Select(it => $"{it.Certification} {Text(it.Period)}"));

    public static string Text(DayPeriod period) => $"{period.From:yyyy-MM-dd}-{period.Until:yyyy-MM-dd}";

    public static string Text(IEnumerable<DayPeriod> periods) => string.Join(", ", periods.Select(Text));
}
