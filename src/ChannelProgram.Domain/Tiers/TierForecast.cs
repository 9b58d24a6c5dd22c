using ChannelProgram.Domain.Certifications;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.People;

namespace ChannelProgram.Domain.Tiers;

/// <summary>What a partner is going to lose if nothing happens but what is known, and revenue comes in as of late.</summary>
/// <param name="HeldTier">The tier that it is about: what the partner holds, or what an evaluation of now would give it.</param>
/// <param name="LosesOn">The day on which it drops from that tier, grace included; null: not as far as one can see.</param>
/// <param name="FallsTo">The tier that it has then.</param>
/// <param name="OverrideEnds">It drops because an override ends.</param>
/// <param name="Causes">What it is missing then.</param>
public sealed record TierForecast(
    string HeldTier, DateOnly? LosesOn, string? FallsTo, bool OverrideEnds, IReadOnlyList<TierForecastCause> Causes);

/// <param name="ShortFrom">The day from which on it is missing.</param>
/// <param name="Value">What there is of it on the day on which the tier is lost.</param>
/// <param name="Quarter">Of revenue: the quarter that is short.</param>
/// <param name="Ending">Of people: who counts today and does not then.</param>
public sealed record TierForecastCause(
    TierRequirement Requirement, DateOnly ShortFrom, decimal? Value, decimal? Threshold, Quarter? Quarter,
    IReadOnlyList<EndingCertification> Ending);

/// <param name="On">The first day on which the person counts no more.</param>
public sealed record EndingCertification(PersonId Person, CertificationTrack Track, DateOnly On);

public sealed partial class TierEngine
{
    /// <summary>
    /// Evaluates the days to come, one by one where anything can change. A what-if is the same with other facts.
    /// </summary>
    public TierForecast Forecast(TierFacts facts, TierState state)
    {
        var known = facts.KnownAt(_at);
        var horizon = _program.Calendar.AddMonths(_at, _terms.ForecastMonths);
        var expected = known with { Revenue = [.. known.Revenue, .. ExpectRevenue(known, horizon)] };
        var evaluation = Evaluate(known, state);
        var missing = new Dictionary<TierRequirement, (DateTimeOffset From, Quarter Judged)>();
        var held = InProgram(state).HeldAt(_at);
        if (_program.RankOf(evaluation.HeldTier) < _program.RankOf(held))
        {
            // An evaluation of now takes it.
            NoteMissing(evaluation, held, missing);
            return new(
                held, _on.Today, evaluation.HeldTier, false, [.. FindCauses(evaluation, held, missing, known, _on.Today)]);
        }

        held = evaluation.HeldTier;
        if (evaluation.Next.AtRisk is { } risk)
            foreach (var it in risk.Requirements) missing[it] = (risk.Since, JudgedQuarter);
        NoteMissing(evaluation, held, missing);

        var dates = new SortedSet<DateTimeOffset>(FindDates(known, horizon));
        while (NextDate(dates, evaluation) is { } at && at <= horizon)
        {
            var (last, engine) = (evaluation, new TierEngine(_program, at));
            evaluation = engine.Evaluate(expected, last.Next);
            engine.NoteMissing(evaluation, held, missing);
            if (_program.RankOf(evaluation.HeldTier) >= _program.RankOf(held)) continue;

            var day = engine._on.Today;
            var overrideEnds = last.Next.Override is not null && evaluation.Next.Override is null;
            return new(held, day, evaluation.HeldTier, overrideEnds, [.. FindCauses(evaluation, held, missing, known, day)]);
        }

        return new(held, null, null, false, []);
    }

    private void NoteMissing(
        TierEvaluation evaluation, string held, Dictionary<TierRequirement, (DateTimeOffset From, Quarter Judged)> missing)
    {
        foreach (var it in evaluation.Tiers.Single(it => it.Tier == held).Requirements)
            if (it.IsMet) missing.Remove(it.Requirement);
            else missing.TryAdd(it.Requirement, (_at, JudgedQuarter));
    }

    private IEnumerable<TierForecastCause> FindCauses(
        TierEvaluation lost, string held, Dictionary<TierRequirement, (DateTimeOffset From, Quarter Judged)> missing,
        TierFacts known, DateOnly losesOn)
    {
        foreach (var it in lost.Tiers.Single(it => it.Tier == held).Requirements.Where(it => !it.IsMet))
        {
            var (from, judged) = missing[it.Requirement];
            yield return new(
                it.Requirement, _program.Calendar.Today(from), it.Value, it.Threshold,
                it.Requirement is TierRequirement.QuarterlyRevenue ? judged : null,
                it.Requirement switch
                {
                    TierRequirement.CertifiedSales => FindEnding(known, CertificationTrack.Sales, losesOn),
                    TierRequirement.CertifiedTechnical => FindEnding(known, CertificationTrack.Technical, losesOn),
                    _ => [],
                });
        }
    }

    private IReadOnlyList<EndingCertification> FindEnding(TierFacts known, CertificationTrack track, DateOnly by)
    {
        var counted = known.People.Where(it => it.Track == track && it.Includes(by)).Select(it => it.Person).ToHashSet();
        return
        [
            .. known.People.Where(it => it.Track == track && it.Includes(_on.Today) && !counted.Contains(it.Person))
                .GroupBy(it => it.Person)
                .Select(it => new EndingCertification(it.Key, track, it.Max(time => time.Until)))
                .OrderBy(it => it.On).ThenBy(it => it.Person.Value),
        ];
    }

    /// <summary>
    /// What comes in until the end of each month if every day brings what those of late did on average. Quarters and program
    /// years end with a month.
    /// </summary>
    private IEnumerable<CreditedRevenue> ExpectRevenue(TierFacts known, DateTimeOffset horizon)
    {
        var days = Math.Min(
            _terms.PaceDays, _on.Today.DayNumber - _program.Calendar.Today(known.SignedUpAt).DayNumber + 1);
        if (days <= 0) yield break;

        var first = _on.Today.AddDays(1 - days);
        var perDay = known.Revenue.Where(it => it.OccurredOn >= first && it.OccurredOn <= _on.Today).Sum(it => it.Amount)
            / days;
        var last = _program.Calendar.Today(horizon);
        for (var from = _on.Today.AddDays(1); from <= last;)
        {
            var until = new DateOnly(from.Year, from.Month, 1).AddMonths(1);
            var daysLeft = until.DayNumber - from.DayNumber;
            yield return new(until.AddDays(-1), decimal.Round(perDay * daysLeft, Money.MaxDecimals), _at);
            from = until;
        }
    }

    /// <summary>When what is known changes what counts, up to the horizon.</summary>
    private IEnumerable<DateTimeOffset> FindDates(TierFacts known, DateTimeOffset horizon)
    {
        var calendar = _program.Calendar;
        var last = calendar.Today(horizon);
        foreach (var day in known.People.SelectMany(it => new[] { it.From, it.Until }))
            if (day > _on.Today && day <= last) yield return calendar.StartOf(day);
        // Ends of program years are among them, unless the year begins within a quarter.
        for (var quarter = _on.Current; quarter.From <= last; quarter = quarter.Add(1))
        {
            yield return calendar.StartOf(quarter.From);
            yield return _program.RevenueJudgedAt(quarter.From);
        }

        for (var year = _on.Year; _program.StartOfYear(year) <= last; year++)
        {
            yield return calendar.StartOf(_program.StartOfYear(year));
            yield return _program.RevenueJudgedAt(_program.StartOfYear(year));
        }
    }

    private static DateTimeOffset? NextDate(SortedSet<DateTimeOffset> dates, TierEvaluation last)
    {
        dates.RemoveWhere(it => it <= last.At);
        DateTimeOffset? next = dates.Count > 0 ? dates.Min : null;
        foreach (var end in new[] { last.Next.AtRisk?.Until, last.Next.Override?.Until })
            if (end > last.At && !(next <= end)) next = end;
        return next;
    }
}
