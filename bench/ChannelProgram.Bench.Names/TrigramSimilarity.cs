namespace ChannelProgram.Bench.Names;

/// <summary>What the measure is compared with: the share of runs of three letters that two names have in common.</summary>
internal static class TrigramSimilarity
{
    /// <summary>Where precision and recall over the pairs of the tests are nearest to each other.</summary>
    public const double Threshold = 0.40;

    public static double Similarity(string one, string other)
    {
        var (left, right) = (Of(one), Of(other));
        var common = left.Intersect(right).Count();
        return (double)common / (left.Count + right.Count - common);
    }

    private static HashSet<string> Of(string name)
    {
        var words = name.ToUpperInvariant()
            .Split([' ', '.', ',', '-', '&', '(', ')'], StringSplitOptions.RemoveEmptyEntries);
        var text = $"  {string.Join(' ', words)} ";
        return [.. Enumerable.Range(0, Math.Max(0, text.Length - 2)).Select(at => text.Substring(at, 3))];
    }
}
