using System.ComponentModel.DataAnnotations;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Certifications;

/// <summary>What somebody is trained for.</summary>
public enum CertificationTrack
{
    // None has the value 0, so that a program that leaves a track out is found to.
    Sales = 1,
    Technical,
}

/// <summary>An exam, and what passing it is worth.</summary>
public sealed record Certification
{
    public const int MaxNameLength = 200;
    public const int MaxRequired = 20;

    [Code]
    public required string Code { get; init; }

    [Line(MaxNameLength)]
    public required string Name { get; init; }

    public required CertificationTrack Track { get; init; }

    /// <summary>Null: it is outside the levels.</summary>
    [Range(1, 20)]
    public int? Level { get; init; }

    /// <summary>How long its training takes, as an ISO 8601 duration. A day of training is P1D.</summary>
    [Duration]
    public required string Length { get; init; }

    /// <summary>How many months it is valid, from the day of the exam. Null: it has no end.</summary>
    [Range(1, 600)]
    public int? ValidityMonths { get; init; }

    /// <summary>From this percentage on the exam is passed.</summary>
    [Range(1, 100)]
    public required int PassMarkPercent { get; init; }

    /// <summary>Codes of the certifications that a person must hold on the day of the exam.</summary>
    [Code, Count(0, MaxRequired, Of = "certification")]
    public IReadOnlyList<string> Requires { get; init; } = [];

    /// <summary>The track on which its holder counts as a certified person. Null: on none.</summary>
    public CertificationTrack? CountsAs { get; init; }

    /// <summary>The month's end is clamped: one year from 29 February is 28 February.</summary>
    public DayPeriod ValidityFrom(DateOnly exam) => new(exam, ValidityMonths is { } months ? exam.AddMonths(months) : null);
}

/// <summary>Which exams there are, how often they may be taken, and when their end is told.</summary>
public sealed record CertificationTerms : IProgramSection
{
    public const int MaxCertifications = 100;

    string IProgramSection.Name => "certifications";

    /// <summary>Every certification that can be obtained, each code once.</summary>
    [Count(0, MaxCertifications, Of = "certification")]
    public IReadOnlyList<Certification> Catalogue { get; init; } =
    [
        new()
        {
            Code = CertificationCodes.Foundation, Name = "Foundation", Track = CertificationTrack.Sales, Level = 1,
            Length = "PT2H", ValidityMonths = 24, PassMarkPercent = 70,
        },
        new()
        {
            Code = "sales", Name = "Sales", Track = CertificationTrack.Sales, Level = 2, Length = "P1D", ValidityMonths = 24,
            PassMarkPercent = 75, Requires = [CertificationCodes.Foundation], CountsAs = CertificationTrack.Sales,
        },
        new()
        {
            Code = "technical", Name = "Technical", Track = CertificationTrack.Technical, Level = 3, Length = "P2D",
            ValidityMonths = 24, PassMarkPercent = 75, CountsAs = CertificationTrack.Technical,
        },
        new()
        {
            Code = "advanced", Name = "Advanced", Track = CertificationTrack.Technical, Level = 4, Length = "P3D",
            ValidityMonths = 12, PassMarkPercent = 80, Requires = ["technical"], CountsAs = CertificationTrack.Technical,
        },
        new()
        {
            Code = "demo", Name = "Demo", Track = CertificationTrack.Sales, Length = "PT4H", ValidityMonths = 24,
            PassMarkPercent = 75,
        },
        new()
        {
            Code = CertificationCodes.TechnicalLab, Name = "Technical lab", Track = CertificationTrack.Technical, Length = "PT4H",
            PassMarkPercent = 70,
        },
    ];

    /// <summary>After how many days an exam may be taken again that was failed.</summary>
    [Range(0, 365)]
    public int RetakeAfterDays { get; init; } = 14;

    /// <summary>How often a person may take one exam within `attemptWindowMonths`.</summary>
    [Range(1, 100)]
    public int MaxAttempts { get; init; } = 3;

    /// <summary>Within how many months `maxAttempts` count.</summary>
    [Range(1, 120)]
    public int AttemptWindowMonths { get; init; } = 12;

    /// <summary>How many days before a certification ends this is told for the first time.</summary>
    [Range(1, 365)]
    public int FirstReminderDays { get; init; } = 60;

    /// <summary>The same for the second time. Less than `firstReminderDays`.</summary>
    [Range(1, 365)]
    public int SecondReminderDays { get; init; } = 30;

    /// <summary>The same for the last time. Less than `secondReminderDays`.</summary>
    [Range(1, 365)]
    public int LastReminderDays { get; init; } = 7;

    public Certification? Find(string code) => Catalogue.FirstOrDefault(it => it.Code == code);

    /// <summary>The days on which the end of a certification is told, the end itself last.</summary>
    public IEnumerable<DateOnly> NoticeDays(DayPeriod validity) => validity.Until is not { } end
        ? []
        : new[] { FirstReminderDays, SecondReminderDays, LastReminderDays, 0 }.Where(it => end.DayNumber - it > 0)
            .Select(it => end.AddDays(-it)).Where(it => it > validity.From);

    /// <summary>A tier that requires certified people of a track needs a certification with which somebody can be one.</summary>
    public IEnumerable<(string Path, string Fault)> FindFaultsOf(ProgramVersion program)
    {
        var tracks = CatalogueFaults.Obtainable(Catalogue).Select(it => it.CountsAs).ToHashSet();
        foreach (var (rank, tier) in (program.Tiers ?? []).Index())
        {
            if (tier?.Requirements is not { } required) continue;

            var at = $"{nameof(program.Tiers)}[{rank}].{nameof(tier.Requirements)}";
            if (required.SalesPeople > 0 && !tracks.Contains(CertificationTrack.Sales))
                yield return ($"{at}.{nameof(required.SalesPeople)}", "can never be met: no certification counts as sales");
            if (required.TechnicalPeople > 0 && !tracks.Contains(CertificationTrack.Technical))
                yield return (
                    $"{at}.{nameof(required.TechnicalPeople)}", "can never be met: no certification counts as technical");
        }
    }

    public IEnumerable<(string Property, string Fault)> FindFaults() =>
        FindFaultsOfReminders().Concat(CatalogueFaults.Find(Catalogue ?? [], nameof(Catalogue)));

    private IEnumerable<(string Property, string Fault)> FindFaultsOfReminders()
    {
        if (SecondReminderDays >= FirstReminderDays)
            yield return (nameof(SecondReminderDays), "must be less than firstReminderDays");
        if (LastReminderDays >= SecondReminderDays)
            yield return (nameof(LastReminderDays), "must be less than secondReminderDays");
    }
}

/// <summary>Codes that other parts of the product name too.</summary>
public static class CertificationCodes
{
    public const string Foundation = "foundation";

    /// <summary>The step of the onboarding is done with it.</summary>
    public const string TechnicalLab = "technicalLab";
}

public static class CertificationProgram
{
    extension(ProgramVersion program)
    {
        public CertificationTerms Certifications => program.Section<CertificationTerms>();
    }
}
