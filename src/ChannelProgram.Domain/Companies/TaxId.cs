using System.Diagnostics.CodeAnalysis;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Companies;

/// <summary>
/// A tax id, compared as the number of the legal entity: whatever a country writes around it, and what only names a branch of
/// the entity or one of its accounts, is left out.
/// </summary>
public sealed record TaxId
{
    public const int MaxTextLength = 50;

    private const int Shortest = 4;
    private const int MaxLength = 20;

    /// <summary>So many equal digits between letters are a form filled in; fewer occur in real numbers.</summary>
    private const int FewestOfNobody = 5;

    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private TaxId(StrongKey? key) => Key = key;

    /// <summary>Starts with the country's ISO code; null: the tax office gives this number to anybody.</summary>
    public StrongKey? Key { get; }

    /// <param name="country">The customer's; of one that does not exist, whatever some country writes will do.</param>
    public static bool TryParse(
        string text, string country, [NotNullWhen(true)] out TaxId? taxId, [NotNullWhen(false)] out string? fault)
    {
        var rules = TaxIdRules.Of(country);
        var number = Text.IsSingleLine(text) ? rules.NumberIn(text) : null;
        fault = FaultOf(text, number, rules);
        taxId = fault is null
            ? new(rules.IsOfNobody(number!) ? null : new StrongKey(KeyKind.TaxId, $"{country}{rules.EntityOf(number!)}"))
            : null;
        return taxId is not null;
    }

    /// <summary>What is wrong with it in every country; null: nothing.</summary>
    public static string? FaultOf(string text) => TryParse(text, country: "", out _, out var fault) ? null : fault;

    /// <summary>Countries whose code it begins with.</summary>
    public static IEnumerable<string> CountriesNamedBy(string text) =>
        Text.IsSingleLine(text) ? TaxIdRules.CountriesNamedBy(text) : [];

    private static string? FaultOf(string text, string? number, TaxIdRules rules)
    {
        if (!text.Any(char.IsAsciiDigit)) return "has no digit, so it is no tax id: leave it out where the customer has none";
        if (number?.Length is not (>= Shortest and <= MaxLength))
        {
            var also = string.Concat(rules.Letters.Select(it => $", {it}"));
            return $"A tax id has {Shortest} to {MaxLength} letters A to Z{also} or digits; "
                + "blanks, dashes, dots and slashes do not count.";
        }

        return IsOneDigit(number)
            ? "is one digit throughout, which is nobody's tax id: leave it out where the customer has none"
            : null;
    }

    private static bool IsOneDigit(string number)
    {
        var inner = number.AsSpan().TrimStart(Letters).TrimEnd(Letters);
        return inner.IsEmpty
            || (!inner.ContainsAnyExcept(inner[0]) && (inner.Length == number.Length || inner.Length >= FewestOfNobody));
    }
}
