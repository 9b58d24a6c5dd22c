using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Tiers;

/// <summary>
/// Which tier a partner has earned and which it holds, at one instant under one version of the program; for all partners.
/// </summary>
/// <remarks>
/// Where the rules leave room:
/// <list type="bullet">
/// <item>The commitment is needed for the current program year. After its end it counts on until its revenue is judged, which is
/// when that of its last quarter is. If less came in than was contracted, up to what the tier requires, it is missing until the
/// next year is judged: a new contract does not make up for it.</item>
/// <item>A year, quarter or rank counts against a partner only in a tier that it held when the year ended, throughout the
/// quarter, and from its second full quarter on.</item>
/// <item>Satisfaction is that of the last completed quarters, whichever tier the partner had in them.</item>
/// <item>A partner below its tier enters no higher one. One that lost a tier needs what it was missing to come back, and enters
/// none above that it could not come back to.</item>
/// <item>A grace is one for the tier: what else is missing meanwhile gets no time of its own.</item>
/// <item>A second fall counts from the first on, and only below the same requirement of the same tier.</item>
/// <item>A tier that an evaluation finds met at the end of the grace, or after it, is kept.</item>
/// <item>An override has no grace at its end.</item>
/// </list>
/// </remarks>
public sealed partial class TierEngine
{
    private readonly ProgramVersion _program;
    private readonly TierTerms _terms;
    private readonly DateTimeOffset _at;
    private readonly TierPeriods _on;

    public TierEngine(ProgramVersion program, DateTimeOffset at) =>
        (_program, _terms, _at, _on) = (program, program.TierRules, at, new(program, at));

    public DateTimeOffset At => _at;

    /// <summary>The last quarter whose revenue is judged.</summary>
    public Quarter JudgedQuarter => _on.Judged;

    /// <summary>A tier asks for a place among all partners.</summary>
    public bool RanksPartners => _program.Tiers.Any(it => it.Requirements.TopPercentByRevenue is not null);

    /// <summary>The first day whose revenue counts, for an evaluation or a forecast.</summary>
    public DateOnly RevenueFrom => new[]
    {
        _program.StartOfYear(_on.JudgedYear), _on.Judged.From, _on.Today.AddDays(1 - _terms.PaceDays),
    }.Min();

    /// <summary>The first day whose answers to surveys count.</summary>
    public DateOnly AnswersFrom => _on.AnswersFrom;

    public static TierEvaluation Evaluate(ProgramVersion program, TierFacts facts, TierState state, DateTimeOffset at) =>
        new TierEngine(program, at).Evaluate(facts, state);

    public TierEvaluation Evaluate(TierFacts facts, TierState state)
    {
        var current = InProgram(state);
        var own = _program.RankOf(current.Tier);
        var results = Judge(TierFigures.Of(facts, _on), current, own);
        var earned = FindEarned(results, own);
        var next = WithoutEndedOverride(Move(current, own, earned, results));
        // An override to a tier that the program no longer has gives nothing.
        var held = next.HeldAt(_at) is var given && _program.RankOf(given) >= 0 ? given : next.Tier;
        var changes = FindChanges(current, next, held);

        next = next with { HeldTier = held };
        var isShortOfLowest = !results[0].IsMet && _at >= facts.SignedUpAt.AddDays(_terms.LowestTierDays);
        return new(
            _program.Version, _at, held, _program.Tiers[earned].Code, results,
            _program.RankOf(held) == 0 && isShortOfLowest, changes, next == state ? state : next)
        {
            IsShortOfLowest = isShortOfLowest,
        };
    }

    /// <summary>A tier that the program no longer has is as good as the lowest.</summary>
    private TierState InProgram(TierState state) => _program.RankOf(state.Tier) >= 0
        ? state
        : state with { Tier = _program.Tiers[0].Code, Since = _at, AtRisk = null, Lost = null };

    private List<TierResult> Judge(TierFigures figures, TierState state, int own)
    {
        var lost = state.Lost is null ? -1 : _program.RankOf(state.Lost.Tier);
        var toKeep = new KeepingTier(_on, state.Since);
        var toEnter = new EnteringTier(_on, []);
        var toReturn = new EnteringTier(_on, state.Lost?.Requirements ?? []);
        var mayPassLost = lost < 0 || toReturn.Judge(_program.Tiers[lost].Requirements, figures).All(it => it.IsMet);
        return
        [
            .. _program.Tiers.Select((tier, rank) => new TierResult(
                tier.Code,
                rank <= own ? toKeep.Judge(tier.Requirements, figures)
                : rank > lost && mayPassLost ? toEnter.Judge(tier.Requirements, figures)
                : toReturn.Judge(tier.Requirements, figures))),
        ];
    }

    private int FindEarned(List<TierResult> results, int own)
    {
        if (own > 0 && !results[own].IsMet) return Math.Max(0, results.FindLastIndex(own - 1, it => it.IsMet));

        for (var rank = results.Count - 1; rank > own; rank--)
            if (results[rank].IsMet && _program.Tiers[rank].Requirements.CanBeEntered()) return rank;
        return own;
    }

    private TierState Move(TierState state, int own, int earned, List<TierResult> results)
    {
        // The list of falls stays the same one as long as none of them is too old.
        if (state.Falls.Any(it => !StillCounts(it))) state = state with { Falls = [.. state.Falls.Where(StillCounts)] };

        if (earned > own) return Promote(state, earned);
        if (own == 0 || results[own].IsMet) return state.AtRisk is null ? state : state with { AtRisk = null };

        IReadOnlyList<TierRequirement> missing = [.. results[own].Missing];
        var isSecondFall = missing.Any(it => state.Falls.Any(fall => IsOf(fall, state.Tier, it)));
        var grace = state.AtRisk
            ?? new(_at, isSecondFall ? _at : _program.Calendar.AddMonths(_at, _terms.GraceMonths), []);
        state = RecordFalls(state, missing.Except(grace.Requirements));
        if (grace.Until <= _at) return Demote(state, own, earned, results);

        return grace.Requirements.SequenceEqual(missing) ? state : state with { AtRisk = grace with { Requirements = missing } };
    }

    private TierState Promote(TierState state, int earned) => state with
    {
        Tier = _program.Tiers[earned].Code,
        Since = _at,
        AtRisk = null,
        Lost = state.Lost is { } lost && _program.RankOf(lost.Tier) > earned ? lost : null,
    };

    private TierState Demote(TierState state, int own, int earned, List<TierResult> results)
    {
        // The tiers in between were not met either.
        var missing = results.Take((earned + 1)..(own + 1)).SelectMany(it => it.Missing)
            .Union(state.Lost?.Requirements ?? []).Order();
        var lost = state.Lost is { } before && _program.RankOf(before.Tier) > own ? before.Tier : state.Tier;
        return state with
        {
            Tier = _program.Tiers[earned].Code,
            Since = _at,
            AtRisk = null,
            Lost = new(lost, [.. missing]),
        };
    }

    private TierState RecordFalls(TierState state, IEnumerable<TierRequirement> requirements)
    {
        var falls = requirements.Select(it => new TierFall(state.Tier, it, _at)).Where(StillCounts).ToList();
        return falls.Count == 0
            ? state
            : state with
            {
                Falls = [.. state.Falls.Where(old => !falls.Any(it => IsOf(old, it.Tier, it.Requirement))), .. falls],
            };
    }

    private static bool IsOf(TierFall fall, string tier, TierRequirement requirement) =>
        fall.Tier == tier && fall.Requirement == requirement;

    private bool StillCounts(TierFall fall) =>
        _at < _program.Calendar.AddMonths(fall.At, Quarter.Months * _terms.SecondFallQuarters);

    private TierState WithoutEndedOverride(TierState state) =>
        state.Override?.Until <= _at ? state with { Override = null } : state;

    private TierChange[] FindChanges(TierState before, TierState after, string held)
    {
        var (riskBefore, riskAfter) = (VisibleRisk(before), VisibleRisk(after));
        var moved = _program.RankOf(held) - Math.Max(0, _program.RankOf(before.HeldTier));
        var changes = new List<TierChange>();
        if (moved > 0) changes.Add(TierChange.Promoted);
        if (moved < 0) changes.Add(TierChange.Demoted);
        if (moved == 0 && riskBefore is not null && riskAfter is null) changes.Add(TierChange.Recovered);
        if (riskAfter is not null && riskAfter.Since != riskBefore?.Since) changes.Add(TierChange.AtRisk);
        return [.. changes];
    }

    /// <summary>Below an override nobody is at risk of losing what it holds.</summary>
    private TierRisk? VisibleRisk(TierState state) =>
        state.Override is null || state.Override.From > _at ? state.AtRisk : null;
}
