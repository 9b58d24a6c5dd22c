namespace ChannelProgram.Application.Common;

/// <summary>
/// Lists of any length in statements: each value is a parameter, and SQL Server takes at most 2,100 of them in one statement.
/// </summary>
public static class ListParameters
{
    /// <summary>Of one list in one statement; leaves room for what else the statement asks.</summary>
    public const int Max = 1000;

    /// <summary>Asks for as many values at once as a statement takes.</summary>
    /// <returns>What was found, in the order of the statements only.</returns>
    public static async Task<List<T>> QueryInChunks<TValue, T>(
        this IEnumerable<TValue> values, Func<TValue[], Task<List<T>>> query)
    {
        var found = new List<T>();
        foreach (var some in values.Distinct().Chunk(Max)) found.AddRange(await query(some));
        return found;
    }

    public static async Task ExecuteInChunks<TValue>(this IEnumerable<TValue> values, Func<TValue[], Task> execute)
    {
        foreach (var some in values.Distinct().Chunk(Max)) await execute(some);
    }
}
