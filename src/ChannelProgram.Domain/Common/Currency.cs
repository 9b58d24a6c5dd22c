using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace ChannelProgram.Domain.Common;

public sealed record Currency
{
    public const int CodeLength = 3;

    private static readonly Lazy<FrozenDictionary<string, Currency>> ByCode = new(() => EmbeddedList.Lines("currencies.txt")
        .Select(line => new Currency(line[..3], int.Parse(line.AsSpan(4), CultureInfo.InvariantCulture)))
        .ToFrozenDictionary(it => it.Code, StringComparer.Ordinal));

    private Currency(string code, int decimals) => (Code, Decimals) = (code, decimals);

    public string Code { get; }

    /// <summary>2 for USD, 0 for JPY, 3 for KWD; never more than 4.</summary>
    public int Decimals { get; }

    public static bool TryGet(string code, [NotNullWhen(true)] out Currency? currency) =>
        ByCode.Value.TryGetValue(code, out currency);

    public static Currency Get(string code) =>
        TryGet(code, out var currency) ? currency : throw new ArgumentException($"{code} is no currency.", nameof(code));
}
