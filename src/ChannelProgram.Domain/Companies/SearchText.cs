using System.Text;
using ChannelProgram.Domain.Common;
using Text = ChannelProgram.Domain.Common.Text;

namespace ChannelProgram.Domain.Companies;

/// <summary>
/// Finds a customer among a partner's deals: by the beginnings of words of its name, ignoring case, accents and width, or by its
/// exact domain.
/// </summary>
public static class SearchText
{
    public const int MinLength = 2;

    public const int MaxLength = 200;

    public static string OfCustomer(string name, string? website)
    {
        var domain = website is not null && Website.TryParse(website, out var site, out _) ? DomainOf(site) : null;
        return $" {string.Join(' ', Of(name).Append(domain).OfType<string>())} ";
    }

    public static string OfName(string name) => $" {string.Join(' ', Of(name))} ";

    /// <summary>What must all occur in <see cref="OfCustomer"/>; null: the search text is too short or too long.</summary>
    public static IReadOnlyList<string>? ParseCustomer(string text)
    {
        if (Text.Length(text) > MaxLength) return null;
        return text.Contains('.', StringComparison.Ordinal) && Website.TryParse(text.Trim(), out var site, out _)
            ? [$" {DomainOf(site)} "]
            : ParseName(text);
    }

    public static IReadOnlyList<string>? ParseName(string text)
    {
        if (Text.Length(text) > MaxLength) return null;

        var words = Of(text).Distinct().ToList();
        return words.Count > 0 && words.TrueForAll(it => it.EnumerateRunes().Count() >= MinLength)
            ? words.ConvertAll(it => $" {it}")
            : null;
    }

    private static string DomainOf(Website site) => site.Domain ?? site.Host;

    private static string[] Of(string text)
    {
        var plain = new StringBuilder();
        foreach (var rune in Folding.Fold(text)) _ = Rune.IsLetterOrDigit(rune) ? plain.Append(rune) : plain.Append(' ');

        return plain.ToString().Normalize(NormalizationForm.FormC).Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
