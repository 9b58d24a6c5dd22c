using System.Diagnostics.CodeAnalysis;

namespace ChannelProgram.Domain.Companies;

/// <summary>A tax id as a partner writes it, without its punctuation. What it identifies depends on the country.</summary>
public sealed record TaxId
{
    /// <summary>Of a tax id as it is typed, with its punctuation.</summary>
    public const int MaxTextLength = 50;

    private const int Shortest = 4;
    private const int Longest = 20;

    private TaxId(string value) => Value = value;

    /// <summary>Letters and digits, upper case, with or without the country's prefix, as typed.</summary>
    public string Value { get; }

    public static bool TryParse(string text, [NotNullWhen(true)] out TaxId? taxId, [NotNullWhen(false)] out string? fault)
    {
        var value = string.Concat(text.Where(it => it is not (' ' or '.' or '-' or '/')));
        // Only ASCII counts: a look-alike from another script would make a second key for the same customer.
        var isTaxId = value.Length is >= Shortest and <= Longest && value.All(char.IsAsciiLetterOrDigit);
        taxId = isTaxId ? new(value.ToUpperInvariant()) : null;
        fault = isTaxId
            ? null
            : $"A tax id has {Shortest} to {Longest} letters A to Z or digits; spaces, dots, hyphens and slashes do not count.";
        return isTaxId;
    }

    /// <summary>
    /// The key of a customer of that country: with the country's ISO code in front, whether it was typed or not. Greece
    /// writes EL there, which counts as GR, so that both spellings are one key.
    /// </summary>
    public StrongKey KeyIn(string country) => new(KeyKind.TaxId, country switch
    {
        "GR" when Value.StartsWith("EL", StringComparison.Ordinal) => $"GR{Value.AsSpan(2)}",
        _ when Value.StartsWith(country, StringComparison.Ordinal) => Value,
        _ => country + Value,
    });
}
