using System.ComponentModel.DataAnnotations;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Tiers;

/// <summary>How tiers are earned, kept and lost. What each requires, the tier itself says.</summary>
public sealed record TierTerms : IProgramSection
{
    string IProgramSection.Name => "tierRules";

    /// <summary>How many calendar months a partner that falls below its tier has to be at it again.</summary>
    [Range(0, 24)]
    public int GraceMonths { get; init; } = 3;

    /// <summary>
    /// For how many quarters after a partner fell below a requirement of a tier another fall below it gets no new grace.
    /// </summary>
    [Range(0, 20)]
    public int SecondFallQuarters { get; init; } = 2;

    /// <summary>From which full quarter in its tier on a partner needs revenue and satisfaction to keep it.</summary>
    [Range(2, 20)]
    public int KeepingFromFullQuarter { get; init; } = 2;

    /// <summary>How many business days after the end of a quarter, or of a program year, its revenue is judged.</summary>
    [Range(0, 40)]
    public int RevenueJudgedAfterBusinessDays { get; init; } = 10;

    /// <summary>Over how many completed quarters satisfaction is taken.</summary>
    [Range(1, 20)]
    public int SatisfactionQuarters { get; init; } = 4;

    /// <summary>With fewer answers than this, satisfaction is not required.</summary>
    [Range(1, 10_000)]
    public int SatisfactionMinAnswers { get; init; } = 5;

    /// <summary>
    /// How many days after sign-up a partner in the lowest tier gets no leads and no resale margin while it does not meet what
    /// this tier requires.
    /// </summary>
    [Range(0, 3650)]
    public int LowestTierDays { get; init; } = 90;

    /// <summary>To the end of which full quarter a partner keeps the tier with which it was imported.</summary>
    [Range(1, 20)]
    public int ImportedUntilFullQuarter { get; init; } = 2;

    /// <summary>How many days before the end of an override staff is asked what follows.</summary>
    [Range(0, 365)]
    public int OverrideNoticeDays { get; init; } = 14;

    /// <summary>Over how many days revenue is taken for a forecast.</summary>
    [Range(1, 3650)]
    public int PaceDays { get; init; } = 90;

    /// <summary>How many months a forecast looks ahead.</summary>
    [Range(1, 120)]
    public int ForecastMonths { get; init; } = 24;
}

public static class TierProgram
{
    extension(ProgramVersion program)
    {
        public TierTerms TierRules => program.Section<TierTerms>();

        /// <summary>The first day of a program year; the year before ends with the day before it.</summary>
        public DateOnly StartOfYear(int year) => new(year, program.YearStartMonth, 1);

        /// <summary>When the revenue of a quarter or a year is judged that ended before this day.</summary>
        public DateTimeOffset RevenueJudgedAt(DateOnly endedBefore) => program.Calendar.AddBusinessDays(
            program.Calendar.StartOf(endedBefore), program.TierRules.RevenueJudgedAfterBusinessDays);

        /// <summary>When the tier of a partner ends that was imported at this instant.</summary>
        public DateTimeOffset ImportedTierEndsAt(DateTimeOffset importedAt) => program.Calendar.StartOf(
            program.Calendar.FirstFullQuarterFrom(importedAt).Add(program.TierRules.ImportedUntilFullQuarter).From);

        /// <summary>The place of a tier, from 0 for the lowest; -1: there is no such tier.</summary>
        public int RankOf(string tier)
        {
            for (var rank = 0; rank < program.Tiers.Count; rank++)
                if (program.Tiers[rank].Code == tier) return rank;
            return -1;
        }
    }
}
