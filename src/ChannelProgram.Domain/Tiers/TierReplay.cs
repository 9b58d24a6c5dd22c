using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Tiers;

/// <summary>From an instant on a partner held a tier, by another program than the one that was in force or by the same.</summary>
public sealed record ReplayedTier(DateTimeOffset From, string Tier);

/// <summary>Evaluates a span once more, night by night, with what was known each night. Stores nothing.</summary>
/// <param name="nights">In order, each with the program by which it is judged.</param>
public sealed class TierReplay(IReadOnlyList<TierEngine> nights)
{
    public IReadOnlyList<TierEngine> Nights => nights;

    /// <param name="begin">What the last evaluation before the span left.</param>
    /// <param name="given">The overrides that staff gave or took back in the span, in order.</param>
    /// <returns>The tier in the first night and whenever it changed; nothing before it signed up.</returns>
    public IReadOnlyList<ReplayedTier> Run(
        TierFacts facts, TierState begin, IReadOnlyList<(DateTimeOffset At, TierOverride? Override)> given)
    {
        var (state, next, held) = (begin, 0, new List<ReplayedTier>());
        foreach (var night in nights)
        {
            for (; next < given.Count && given[next].At <= night.At; next++)
                state = state with { Override = given[next].Override };
            if (night.At < facts.SignedUpAt) continue;

            var evaluated = night.Evaluate(facts, state);
            if (held.Count == 0 || held[^1].Tier != evaluated.HeldTier) held.Add(new(night.At, evaluated.HeldTier));
            state = evaluated.Next;
        }

        return held;
    }

    /// <summary>What staff gave and took back, as evaluations recorded it.</summary>
    /// <param name="recorded">In order, the last one before the span first.</param>
    public static IReadOnlyList<(DateTimeOffset At, TierOverride? Override)> GivenIn(
        IEnumerable<RecordedTierEvaluation> recorded)
    {
        var given = new List<(DateTimeOffset At, TierOverride? Override)>();
        RecordedTierEvaluation? last = null;
        foreach (var it in recorded)
        {
            // An evaluation itself never gives one, and one that has ended by the clock ends in any replay.
            if (last is not null && it.Before.Override != last.After.Override) given.Add((it.At, it.Before.Override));
            last = it;
        }

        return given;
    }

    /// <summary>The nights of a span, at midnight in the program's time zone.</summary>
    /// <param name="programAt">The program by which a night is judged.</param>
    public static TierReplay Of(DateOnly from, DateOnly until, Func<DateOnly, ProgramVersion> programAt)
    {
        var nights = new List<TierEngine>();
        for (var day = from; day < until; day = day.AddDays(1))
        {
            var program = programAt(day);
            nights.Add(new(program, program.Calendar.StartOf(day)));
        }

        return new(nights);
    }
}
