using ChannelProgram.Domain.Certifications;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Tiers;

/// <summary>The quarters and years that count at an instant, the same for all partners.</summary>
internal sealed class TierPeriods
{
    public TierPeriods(ProgramVersion program, DateTimeOffset at)
    {
        (Program, Terms, At) = (program, program.TierRules, at);
        Today = program.Calendar.Today(at);
        Current = Quarter.Of(Today);
        Judged = Current.Add(-1);
        while (program.RevenueJudgedAt(Judged.Until) > at) Judged = Judged.Add(-1);
        Year = program.YearOf(Today);
        LastYearIsJudged = program.RevenueJudgedAt(program.StartOfYear(Year)) <= at;
        JudgedYear = LastYearIsJudged ? Year - 1 : Year - 2;
    }

    public ProgramVersion Program { get; }
    public TierTerms Terms { get; }
    public DateTimeOffset At { get; }
    public DateOnly Today { get; }
    public Quarter Current { get; }

    /// <summary>The last quarter whose revenue is judged.</summary>
    public Quarter Judged { get; }

    public int Year { get; }
    public bool LastYearIsJudged { get; }

    /// <summary>The last program year whose revenue is judged.</summary>
    public int JudgedYear { get; }

    public DateOnly JudgedYearUntil => Program.StartOfYear(JudgedYear + 1);
    public DateOnly AnswersFrom => Current.Add(-Terms.SatisfactionQuarters).From;
}

/// <summary>What a partner has at an instant, of which the tiers require more or less.</summary>
internal readonly record struct TierFigures
{
    public int SalesPeople { get; private init; }
    public int TechnicalPeople { get; private init; }

    /// <summary>For the current program year.</summary>
    public decimal Committed { get; private init; }

    /// <summary>For the year before, as long as that is not judged; then 0.</summary>
    public decimal CommittedUntilJudged { get; private init; }

    public decimal CommittedForJudgedYear { get; private init; }
    public decimal RevenueOfJudgedYear { get; private init; }
    public decimal RevenueOfJudgedQuarter { get; private init; }
    public int Answers { get; private init; }

    /// <summary>Of all answers.</summary>
    public decimal? Satisfaction { get; private init; }

    public decimal? TopPercentByRevenue { get; private init; }

    public static TierFigures Of(TierFacts facts, TierPeriods on)
    {
        var (committed, committedBefore, committedJudged) = (0m, 0m, 0m);
        foreach (var it in facts.Commitments.Where(it => IsKnown(it, on)))
        {
            if (it.Year == on.Year) committed += it.Amount;
            if (it.Year == on.Year - 1 && !on.LastYearIsJudged) committedBefore += it.Amount;
            if (it.Year == on.JudgedYear) committedJudged += it.Amount;
        }

        var (year, quarter) = (0m, 0m);
        var (yearFrom, yearUntil) = (on.Program.StartOfYear(on.JudgedYear), on.JudgedYearUntil);
        var (quarterFrom, quarterUntil) = (on.Judged.From, on.Judged.Until);
        foreach (var it in facts.Revenue.Where(it => IsKnown(it, on)))
        {
            if (it.OccurredOn >= yearFrom && it.OccurredOn < yearUntil) year += it.Amount;
            if (it.OccurredOn >= quarterFrom && it.OccurredOn < quarterUntil) quarter += it.Amount;
        }

        var (answers, scores) = (0, 0m);
        var (answersFrom, answersUntil) = (on.AnswersFrom, on.Current.From);
        foreach (var it in facts.Answers.Where(it => IsKnown(it, on)))
        {
            if (it.AnsweredOn < answersFrom || it.AnsweredOn >= answersUntil) continue;
            answers++;
            scores += it.Score;
        }

        return new()
        {
            SalesPeople = CountPeople(facts, CertificationTrack.Sales, on),
            TechnicalPeople = CountPeople(facts, CertificationTrack.Technical, on),
            Committed = committed,
            CommittedUntilJudged = committedBefore,
            CommittedForJudgedYear = committedJudged,
            RevenueOfJudgedYear = year,
            RevenueOfJudgedQuarter = quarter,
            Answers = answers,
            Satisfaction = answers == 0 ? null : scores / answers,
            TopPercentByRevenue = facts.TopPercentByRevenue,
        };
    }

    private static int CountPeople(TierFacts facts, CertificationTrack track, TierPeriods on) => facts.People
        .Where(it => it.Track == track && it.Includes(on.Today) && IsKnown(it, on))
        .Select(it => it.Person).Distinct().Count();

    private static bool IsKnown(ITierFact fact, TierPeriods on) => fact.IsKnownAt(on.At);
}
