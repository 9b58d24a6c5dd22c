using System.Diagnostics.CodeAnalysis;

namespace ChannelProgram.Domain.Companies;

public sealed record Duns
{
    public const int MaxTextLength = 50;

    private const int Digits = 9;

    private Duns(string value) => Value = value;

    public string Value { get; }

    public StrongKey Key => new(KeyKind.Duns, Value);

    public static bool TryParse(string text, [NotNullWhen(true)] out Duns? duns, [NotNullWhen(false)] out string? fault)
    {
        var value = string.Concat(text.Where(it => it is not (' ' or '-')));
        var isDuns = value.Length == Digits && value.All(char.IsAsciiDigit);
        duns = isDuns ? new(value) : null;
        fault = isDuns ? null : $"A D-U-N-S number has {Digits} digits; spaces and hyphens do not count.";
        return isDuns;
    }
}
