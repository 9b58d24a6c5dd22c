using System.Diagnostics.CodeAnalysis;

namespace ChannelProgram.Domain.Companies;

public sealed record TaxId
{
    public const int MaxTextLength = 50;

    private const int Shortest = 4;
    private const int MaxLength = 20;

    private TaxId(string value) => Value = value;

    public string Value { get; }

    public static bool TryParse(string text, [NotNullWhen(true)] out TaxId? taxId, [NotNullWhen(false)] out string? fault)
    {
        var value = string.Concat(text.Where(it => it is not (' ' or '.' or '-' or '/')));
        // ASCII only: a look-alike from another script would make a second key for the same customer.
        var isTaxId = value.Length is >= Shortest and <= MaxLength && value.All(char.IsAsciiLetterOrDigit);
        taxId = isTaxId ? new(value.ToUpperInvariant()) : null;
        fault = isTaxId
            ? null
            : $"A tax id has {Shortest} to {MaxLength} letters A to Z or digits; spaces, dots, hyphens and slashes do not count.";
        return isTaxId;
    }

    /// <summary>
    /// Starts with the country's ISO code, whether it was typed or not. Greek VAT numbers begin with EL, which counts as GR, so
    /// that both spellings make one key.
    /// </summary>
    public StrongKey KeyIn(string country) => new(KeyKind.TaxId, country switch
    {
        "GR" when Value.StartsWith("EL", StringComparison.Ordinal) => $"GR{Value.AsSpan(2)}",
        _ when Value.StartsWith(country, StringComparison.Ordinal) => Value,
        _ => country + Value,
    });
}
