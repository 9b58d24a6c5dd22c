using System.Text;
using ChannelProgram.Domain.Common;
using Text = ChannelProgram.Domain.Common.Text;

namespace ChannelProgram.Domain.Companies;

/// <summary>
/// How a customer is found among one's deals: by the beginnings of words of its name, whatever their case, accents and
/// width, or by its exact domain.
/// </summary>
public static class SearchText
{
    /// <summary>With fewer characters a word begins too many others.</summary>
    public const int MinLength = 2;

    /// <summary>Nobody looks for more characters than a name has: each word is one more condition.</summary>
    public const int MaxLength = 200;

    /// <summary>The words of a customer, and its domain, each between spaces.</summary>
    public static string OfCustomer(string name, string? website)
    {
        var domain = website is not null && Website.TryParse(website, out var site, out _) ? DomainOf(site) : null;
        return $" {string.Join(' ', Of(name).Append(domain).OfType<string>())} ";
    }

    /// <summary>The same of a name alone.</summary>
    public static string OfName(string name) => $" {string.Join(' ', Of(name))} ";

    /// <summary>What all must occur in <see cref="OfCustomer"/> for a customer to be meant; null: the text says too little, or too much.</summary>
    public static IReadOnlyList<string>? ParseCustomer(string text)
    {
        if (Text.Length(text) > MaxLength) return null;
        return text.Contains('.', StringComparison.Ordinal) && Website.TryParse(text.Trim(), out var site, out _) ? [$" {DomainOf(site)} "] : ParseName(text);
    }

    /// <summary>The same in <see cref="OfName"/>.</summary>
    public static IReadOnlyList<string>? ParseName(string text)
    {
        if (Text.Length(text) > MaxLength) return null;

        var words = Of(text).Distinct().ToList();
        return words.Count > 0 && words.TrueForAll(it => it.EnumerateRunes().Count() >= MinLength) ? words.ConvertAll(it => $" {it}") : null;
    }

    /// <summary>The registrable domain, or where many share one the whole host.</summary>
    private static string DomainOf(Website site) => site.Key?.Value ?? site.Host;

    private static string[] Of(string text)
    {
        var plain = new StringBuilder();
        foreach (var rune in Folding.Fold(text)) _ = Rune.IsLetterOrDigit(rune) ? plain.Append(rune) : plain.Append(' ');

        return plain.ToString().Normalize(NormalizationForm.FormC).Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
