using System.Globalization;
using ChannelProgram.Domain.Certifications;
using ChannelProgram.Domain.Programs;
using ChannelProgram.Domain.Tiers;

namespace ChannelProgram.Domain.Tests.Tiers;

/// <summary>
/// The rules once more, read from their text and written as plainly as can be: by the dates of the zone, day by day, with fields
/// that change. It shares nothing with the engine but the facts and the numbers of the program.
/// </summary>
internal sealed class PlainTierModel(DateTime signedUp, TimeZoneInfo zone)
{
    private static readonly string[] Kinds =
        ["Commitment", "CertifiedSales", "CertifiedTechnical", "QuarterlyRevenue", "Satisfaction", "PercentileRank"];

    private string _tier = "";
    private DateTime _since;
    private string _held = "";
    private bool _atRisk;
    private DateTime _riskSince;
    private DateTime _riskUntil;
    private readonly SortedSet<string> _missing = [];
    private readonly Dictionary<string, DateTime> _falls = [];
    private string? _lostTier;
    private readonly SortedSet<string> _lostBy = [];
    private string? _override;
    private DateTime _overrideUntil;

    private ProgramVersion _program = null!;
    private DateTime _now;
    private TierFacts _facts = null!;
    private Dictionary<DateOnly, decimal> _revenue = [];

    // Found day by day, and so only once for all tiers.
    private bool _isNewcomer;
    private DateTime _firstFullQuarter;
    private DateTime _judgedQuarter;
    private decimal _revenueOfJudgedQuarter;
    private DateTime _year;
    private bool _lastYearIsOpen;
    private DateTime _judgedYear;
    private decimal _revenueOfJudgedYear;

    public void Begin(ProgramVersion program, DateTime at) =>
        (_tier, _held, _since) = (program.Tiers[0].Code, program.Tiers[0].Code, at);

    public void Override(string tier, DateTime until) => (_override, _overrideUntil) = (tier, until);

    public void Import(ProgramVersion program, string tier, DateTime at)
    {
        Begin(program, at);
        // From the next first of a quarter on, so many quarters.
        var until = NextQuarterStart(at);
        for (var i = 0; i < program.TierRules.ImportedUntilFullQuarter; i++) until = until.AddMonths(3);
        Override(tier, until);
        _held = tier;
    }

    /// <param name="facts">Those that are known, and no others.</param>
    public string Evaluate(ProgramVersion program, TierFacts facts, DateTime now)
    {
        (_program, _facts, _now) = (program, facts, now);
        _revenue = facts.Revenue.GroupBy(it => it.OccurredOn).ToDictionary(it => it.Key, it => it.Sum(each => each.Amount));
        _firstFullQuarter = NextQuarterStart(_since);
        _isNewcomer = !IsNoNewcomer();
        _judgedQuarter = JudgedQuarterStart();
        _revenueOfJudgedQuarter = RevenueOf(_judgedQuarter, _judgedQuarter.AddMonths(3));
        _year = ProgramYearStart(now);
        _lastYearIsOpen = now < AfterBusinessDays(_year);
        _judgedYear = _year.AddYears(_lastYearIsOpen ? -2 : -1);
        _revenueOfJudgedYear = RevenueOf(_judgedYear, _judgedYear.AddYears(1));

        var lines = new List<string>();
        var failed = new Dictionary<string, List<string>>();
        foreach (var tier in program.Tiers)
        {
            failed[tier.Code] = [];
            foreach (var kind in Kinds)
            {
                var (value, threshold, reason) = Judge(tier, kind);
                lines.Add(string.Create(
                    CultureInfo.InvariantCulture, $"{tier.Code}.{kind}: {value:0.####} of {threshold:0.####} {reason}"));
                if (reason is "Below" or "CommitmentNotReached") failed[tier.Code].Add(kind);
            }
        }

        var told = new List<string>();
        var wasAtRisk = _atRisk;
        var riskWas = _riskSince;
        var overridden = _override is not null;

        foreach (var old in _falls.Where(it => now >= it.Value.AddMonths(3 * program.TierRules.SecondFallQuarters)).ToList())
            _falls.Remove(old.Key);

        // What it has earned.
        var isAtTier = Rank(_tier) == 0 || failed[_tier].Count == 0;
        var earned = program.Tiers[0].Code;
        foreach (var tier in program.Tiers)
        {
            if (tier.Code == _tier && isAtTier) earned = tier.Code;
            if (failed[tier.Code].Count > 0) continue;
            if (Rank(tier.Code) < Rank(_tier)) earned = tier.Code;
            if (Rank(tier.Code) > Rank(_tier) && isAtTier) earned = tier.Code;
        }

        if (Rank(earned) > Rank(_tier))
        {
            (_tier, _since, _atRisk) = (earned, now, false);
            _missing.Clear();
            if (_lostTier is not null && Rank(earned) >= Rank(_lostTier)) Forget();
        }
        else if (isAtTier)
        {
            _atRisk = false;
            _missing.Clear();
        }
        else
        {
            var drops = false;
            if (!_atRisk)
            {
                drops = failed[_tier].Any(it => _falls.ContainsKey($"{_tier} {it}"));
                (_atRisk, _riskSince, _riskUntil) = (true, now, now.AddMonths(program.TierRules.GraceMonths));
            }

            // A version that knows no second fall remembers no first one, for later versions either.
            if (program.TierRules.SecondFallQuarters > 0)
                foreach (var kind in failed[_tier].Where(it => !_missing.Contains(it))) _falls[$"{_tier} {kind}"] = now;
            _missing.Clear();
            _missing.UnionWith(failed[_tier]);
            if (drops || now >= _riskUntil)
            {
                foreach (var tier in program.Tiers)
                    if (Rank(tier.Code) > Rank(earned) && Rank(tier.Code) <= Rank(_tier)) _lostBy.UnionWith(failed[tier.Code]);
                if (_lostTier is null || Rank(_lostTier) < Rank(_tier)) _lostTier = _tier;
                (_tier, _since, _atRisk) = (earned, now, false);
                _missing.Clear();
            }
        }

        if (_override is not null && now >= _overrideUntil) _override = null;
        var held = _override ?? _tier;
        if (Rank(held) > Rank(_held)) told.Add("Promoted");
        if (Rank(held) < Rank(_held)) told.Add("Demoted");
        if (held == _held && wasAtRisk && !overridden && !(_atRisk && _override is null)) told.Add("Recovered");
        if (_atRisk && _override is null && (overridden || !wasAtRisk || riskWas != _riskSince)) told.Add("AtRisk");
        _held = held;

        var paused = Rank(held) == 0 && failed[program.Tiers[0].Code].Count > 0
            && Utc(now) >= Utc(signedUp).AddDays(program.TierRules.LowestTierDays);
        return $"held {held}, earned {earned}, own {_tier}, told [{string.Join(" ", told)}], paused {paused}, risk "
            + (_atRisk ? $"{_riskUntil:s} [{string.Join(" ", _missing.Order(StringComparer.Ordinal))}]" : "none")
            + $", lost {_lostTier ?? "none"} [{string.Join(" ", _lostBy)}]\n"
            + string.Join("\n", lines);
    }

    private void Forget()
    {
        _lostTier = null;
        _lostBy.Clear();
    }

    private int Rank(string tier) => _program.Tiers.Select(it => it.Code).ToList().IndexOf(tier);

    private (decimal? Value, decimal? Threshold, string Reason) Judge(Tier tier, string kind)
    {
        var keeps = Rank(tier.Code) <= Rank(_tier);
        // One that lost a tier has to show what it was missing.
        var judged = keeps ? !_isNewcomer : HasToShow(tier, kind);
        switch (kind)
        {
            case "Commitment": return JudgeCommitment(tier, keeps);
            case "CertifiedSales":
                return AtLeast(CountPeople(CertificationTrack.Sales), OrNone(tier.Requirements.SalesPeople), true);
            case "CertifiedTechnical":
                return AtLeast(CountPeople(CertificationTrack.Technical), OrNone(tier.Requirements.TechnicalPeople), true);
            case "QuarterlyRevenue":
                // A quarter in which it was not in the tier from its first moment on does not count against it.
                if (keeps && _judgedQuarter < _firstFullQuarter) judged = false;
                return AtLeast(_revenueOfJudgedQuarter, tier.Requirements.QuarterlyRevenue?.Value, judged);
            case "Satisfaction":
                var scores = ScoresOfFullQuarters();
                decimal? mean = scores.Count == 0 ? null : scores.Sum() / scores.Count;
                var result = AtLeast(mean, tier.Requirements.Satisfaction, judged);
                if (judged && result.Threshold is not null && scores.Count < _program.TierRules.SatisfactionMinAnswers)
                    result.Reason = "Waived";
                return result;
            default:
                var (rank, top) = (_facts.TopPercentByRevenue, tier.Requirements.TopPercentByRevenue);
                if (top is null) return (rank, top, "NotRequired");
                if (keeps && _judgedQuarter < _firstFullQuarter) judged = false;
                return (rank, top, rank is null || !judged ? "NotYetJudged" : rank >= top ? "Below" : "Met");
        }
    }

    private bool HasToShow(Tier tier, string kind)
    {
        if (!_lostBy.Contains(kind)) return false;
        if (Rank(tier.Code) <= Rank(_lostTier!)) return true;

        // Higher than it ever was: it has to only as long as it could not even come back.
        var lost = _program.Tiers.Single(it => it.Code == _lostTier);
        return Kinds.Any(it => Judge(lost, it).Reason is "Below" or "CommitmentNotReached");
    }

    private (decimal?, decimal?, string) JudgeCommitment(Tier tier, bool keeps)
    {
        var required = tier.Requirements.Commitment.Value;
        var contracted = ContractedFor(_year);
        if (keeps && _lastYearIsOpen) contracted = Math.Max(contracted, ContractedFor(_year.AddYears(-1)));
        if (required == 0) return (contracted, null, "NotRequired");
        if (contracted < required) return (contracted, required, "Below");

        var heldAtItsEnd = _since < _judgedYear.AddYears(1);
        if (keeps ? heldAtItsEnd : HasToShow(tier, "Commitment"))
        {
            var owed = Math.Min(required, ContractedFor(_judgedYear));
            if (owed > 0 && _revenueOfJudgedYear < owed) return (_revenueOfJudgedYear, owed, "CommitmentNotReached");
        }

        return (contracted, required, "Met");
    }

    private static (decimal? Value, decimal? Threshold, string Reason) AtLeast(decimal? value, decimal? required, bool judged)
    {
        if (required is null) return (value, null, "NotRequired");
        if (!judged) return (value, required, "NotYetJudged");
        return (value, required, value is not null && value.Value >= required.Value ? "Met" : "Below");
    }

    private static decimal? OrNone(int people) => people == 0 ? null : people;

    private decimal ContractedFor(DateTime yearStart) =>
        _facts.Commitments.Where(it => it.Year == yearStart.Year).Sum(it => it.Amount);

    private int CountPeople(CertificationTrack track)
    {
        var today = DateOnly.FromDateTime(_now);
        var people = new List<Guid>();
        foreach (var it in _facts.People)
        {
            if (it.Track != track || today < it.From || today >= it.Until) continue;
            if (!people.Contains(it.Person.Value)) people.Add(it.Person.Value);
        }

        return people.Count;
    }

    private decimal RevenueOf(DateTime from, DateTime until)
    {
        var sum = 0m;
        for (var day = from; day < until; day = day.AddDays(1)) sum += _revenue.GetValueOrDefault(DateOnly.FromDateTime(day));
        return sum;
    }

    private List<decimal> ScoresOfFullQuarters()
    {
        var scores = new List<decimal>();
        var end = QuarterStart(_now);
        for (var i = 0; i < _program.TierRules.SatisfactionQuarters; i++)
        {
            var start = end.AddMonths(-3);
            scores.AddRange(
                from it in _facts.Answers
                let day = it.AnsweredOn.ToDateTime(TimeOnly.MinValue)
                where day >= start && day < end
                select it.Score);
            end = start;
        }

        return scores;
    }

    /// <summary>It is in the second full quarter in its tier, or a later one.</summary>
    private bool IsNoNewcomer()
    {
        var full = 0;
        for (var start = _firstFullQuarter; start <= _now; start = start.AddMonths(3)) full++;
        return full >= _program.TierRules.KeepingFromFullQuarter;
    }

    private DateTime JudgedQuarterStart()
    {
        var start = QuarterStart(_now);
        while (_now < AfterBusinessDays(start)) start = start.AddMonths(-3);
        return start.AddMonths(-3);
    }

    private DateTime ProgramYearStart(DateTime at)
    {
        var day = at.Date;
        while (day.Day != 1 || day.Month != _program.YearStartMonth) day = day.AddDays(-1);
        return day;
    }

    private static DateTime QuarterStart(DateTime at)
    {
        var day = at.Date;
        while (day.Day != 1 || day.Month is not (1 or 4 or 7 or 10)) day = day.AddDays(-1);
        return day;
    }

    /// <summary>The first midnight, then or later, with which a quarter begins.</summary>
    private static DateTime NextQuarterStart(DateTime at)
    {
        var day = at == at.Date ? at : at.Date.AddDays(1);
        while (day.Day != 1 || day.Month is not (1 or 4 or 7 or 10)) day = day.AddDays(1);
        return day;
    }

    private DateTime AfterBusinessDays(DateTime midnight)
    {
        var day = midnight;
        while (!IsWorking(day)) day = day.AddDays(1);
        for (var left = _program.TierRules.RevenueJudgedAfterBusinessDays; left > 0;)
        {
            day = day.AddDays(1);
            if (IsWorking(day)) left--;
        }

        return day;

        bool IsWorking(DateTime it) => it.DayOfWeek is not DayOfWeek.Saturday and not DayOfWeek.Sunday
            && !_program.Holidays.Contains(DateOnly.FromDateTime(it));
    }

    private DateTime Utc(DateTime local) => TimeZoneInfo.ConvertTimeToUtc(local, zone);
}
