namespace ChannelProgram.Domain.Certifications;

/// <summary>Days in a row, half-open: the last one is that before <paramref name="Until"/>.</summary>
/// <param name="Until">Null: it has no end.</param>
public readonly record struct DayPeriod(DateOnly From, DateOnly? Until)
{
    public bool Contains(DateOnly day) => From <= day && !(Until <= day);

    /// <returns>Null: no day is in both.</returns>
    public DayPeriod? Intersect(DayPeriod other)
    {
        var from = From > other.From ? From : other.From;
        var until = Until is null || Until > other.Until ? other.Until ?? Until : Until;
        return until <= from ? null : new(from, until);
    }

    /// <summary>The same days in as few periods as there can be, in order.</summary>
    public static IReadOnlyList<DayPeriod> Union(IEnumerable<DayPeriod> periods)
    {
        var merged = new List<DayPeriod>();
        foreach (var next in periods.Where(it => !(it.Until <= it.From)).OrderBy(it => it.From))
            if (merged is [.., var last] && !(last.Until < next.From))
                merged[^1] = last with { Until = last.Until is null || next.Until is null ? null : Max(last.Until, next.Until) };
            else
                merged.Add(next);
        return merged;
    }

    private static DateOnly? Max(DateOnly? one, DateOnly? other) => one > other ? one : other;
}
