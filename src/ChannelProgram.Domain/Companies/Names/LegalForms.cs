using System.Collections.Frozen;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Companies.Names;

/// <summary>Legal forms of companies by country, such as GmbH, which stand at the beginning or end of a name.</summary>
internal static class LegalForms
{
    public const int MaxWords = 8;

    private const string Everywhere = "*";

    /// <summary>Shorter forms are one typing error away from too many other words.</summary>
    private const int ShortestToMisspell = 3;

    /// <summary>From this length on a form may be written with ae for ä.</summary>
    private const int LongEnoughToSpellOut = 6;

    private sealed record FormIndex(
        FrozenDictionary<string, FrozenSet<string>> Ends, FrozenDictionary<string, FrozenSet<string>> Beginnings,
        FrozenDictionary<string, string[]> OfCountry, string[] WithoutSpaces);

    private static readonly Lazy<FormIndex> Forms = new(Read);

    public static bool Ends(string glued, string country) => Has(Forms.Value.Ends, glued, country, abroad: true);

    public static bool Begins(string glued, string country) => Has(Forms.Value.Beginnings, glued, country, abroad: false);

    public static bool Misspelt(string word, string country) =>
        word.Length >= ShortestToMisspell && Forms.Value.OfCountry.TryGetValue(country, out var forms)
        && Array.Exists(forms, it => TypingErrors.Between(word, it) is 1);

    /// <summary>
    /// In scripts without spaces: splits a legal form off the beginning or end of a word. The rest is not empty.
    /// </summary>
    public static bool TrySplit(string word, out string rest, out string form)
    {
        foreach (var it in Forms.Value.WithoutSpaces)
        {
            if (word.Length <= it.Length) continue;
            var ends = word.EndsWith(it, StringComparison.Ordinal);
            if (!ends && !word.StartsWith(it, StringComparison.Ordinal)) continue;
            (rest, form) = (ends ? word[..^it.Length] : word[it.Length..], it);
            return true;
        }

        (rest, form) = (word, "");
        return false;
    }

    private static bool Has(FrozenDictionary<string, FrozenSet<string>> forms, string glued, string country, bool abroad)
    {
        if (!forms.TryGetValue(glued, out var countries)
            && !(glued.Length >= LongEnoughToSpellOut && forms.TryGetValue(Spelling.Plain(glued), out countries))) return false;
        return countries.Contains(country) || (abroad && countries.Contains(Everywhere));
    }

    private static FormIndex Read()
    {
        var all = (from line in EmbeddedList.Lines("legal-forms.txt")
                   let country = line.Split(' ', 2)[0]
                   from form in line[(country.Length + 1)..].Split(';', StringSplitOptions.TrimEntries)
                   from spelt in Spellings(string.Concat(Spelling.Words(form)))
                   select (Country: country, Begins: form[0] == '^', Form: spelt)).ToList();

        return new(
            ByForm(all),
            ByForm(all.Where(it => it.Begins)),
            all.Where(it => it.Form.Length >= ShortestToMisspell).GroupBy(it => it.Country, it => it.Form)
                .ToFrozenDictionary(it => it.Key, it => it.Distinct().ToArray(), StringComparer.Ordinal),
            [.. all.Select(it => it.Form).Where(Scripts.HasNoSpaces).Distinct().OrderByDescending(it => it.Length)]);
    }

    private static IEnumerable<string> Spellings(string form) =>
        form.Length >= LongEnoughToSpellOut ? new[] { form, Spelling.Plain(form) }.Distinct() : [form];

    private static FrozenDictionary<string, FrozenSet<string>> ByForm(
        IEnumerable<(string Country, bool Begins, string Form)> all) =>
        all.GroupBy(it => it.Form, it => it.Country)
            .ToFrozenDictionary(it => it.Key, it => it.ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);
}
