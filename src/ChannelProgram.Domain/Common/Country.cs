using System.Collections.Frozen;

namespace ChannelProgram.Domain.Common;

/// <summary>Countries by their ISO 3166-1 alpha-2 code.</summary>
public static class Country
{
    public const int CodeLength = 2;

    private static readonly Lazy<FrozenSet<string>> Codes =
        new(() => EmbeddedList.Lines("countries.txt").ToFrozenSet(StringComparer.Ordinal));

    /// <summary>Whether the code, in upper case, is assigned to a country.</summary>
    public static bool Exists(string code) => Codes.Value.Contains(code);
}
