using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Companies;

public sealed partial record Duns
{
    public const int MaxTextLength = 50;

    private const int Digits = 9;

    private Duns(string value) => Value = value;

    public string Value { get; }

    public StrongKey Key => new(KeyKind.Duns, Value);

    public static bool TryParse(string text, [NotNullWhen(true)] out Duns? duns, [NotNullWhen(false)] out string? fault)
    {
        var plain = Text.IsSingleLine(text) ? Separators.Unify(text).Replace(" ", "", StringComparison.Ordinal) : "";
        var value = Label().Replace(plain, "");
        fault = value.Length != Digits || !value.All(char.IsAsciiDigit)
            ? $"A D-U-N-S number has {Digits} digits; blanks, dashes and DUNS in front do not count."
            : !value.AsSpan().ContainsAnyExcept(value[0])
            ? "is one digit throughout, which is nobody's D-U-N-S number: leave it out where the customer has none"
            : null;
        duns = fault is null ? new(value) : null;
        return duns is not null;
    }

    [GeneratedRegex("^(D&B)?D-?U-?N-?S(number|no|nr|#)?[.:#]*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Label();
}
