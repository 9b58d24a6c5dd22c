using System.Collections.Frozen;

namespace ChannelProgram.Domain.Common;

/// <summary>ISO 3166-1 alpha-2 codes, in upper case.</summary>
public static class Country
{
    public const int CodeLength = 2;

    private static readonly Lazy<FrozenSet<string>> Listed =
        new(() => EmbeddedList.Lines("countries.txt").ToFrozenSet(StringComparer.Ordinal));

    public static IReadOnlyCollection<string> Codes => Listed.Value;

    public static bool Exists(string code) => Listed.Value.Contains(code);
}
