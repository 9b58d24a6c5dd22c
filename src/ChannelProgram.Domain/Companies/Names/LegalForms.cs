using System.Collections.Frozen;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Companies.Names;

/// <summary>Where in a name a legal form stands. Of several for one form the last counts.</summary>
internal enum FormPlace
{
    /// <summary>Behind only; in the file a <c>$</c>.</summary>
    End,

    /// <summary>Behind and inside; in the file a <c>~</c>.</summary>
    NotInFront,

    Anywhere,

    /// <summary>Anywhere, and in front also of a name that has another behind it; in the file a <c>^</c>.</summary>
    FrontToo,
}

/// <param name="IsOwn">It is a form of the country asked for; otherwise one that everybody knows.</param>
internal readonly record struct FormUse(FormPlace Place, bool IsOwn);

/// <summary>Legal forms of companies by country, such as GmbH.</summary>
internal static class LegalForms
{
    private const string Everywhere = "*";

    /// <summary>Shorter forms are one typing error away from too many other words.</summary>
    private const int ShortestToMisspell = 3;

    /// <summary>From this length on a form may be written with ae for ä.</summary>
    private const int LongEnoughToSpellOut = 6;

    /// <summary>Without a vowel it ends no word of any language, so it comes off even if nothing shows where it begins.</summary>
    private const int ShortestWithoutVowel = 3;

    private const string Vowels = "aeiouy";

    private sealed record FormIndex(
        FrozenDictionary<string, FrozenDictionary<string, FormPlace>> All, FrozenDictionary<string, string[]> OfCountry,
        string[] WithoutSpaces, FrozenDictionary<string, string[]> WithoutVowels, FrozenSet<string> WithAmpersand);

    private static readonly Lazy<FormIndex> Forms = new(Read);

    public static bool Ends(string glued, string country) => Find(glued, country) is not null;

    public static bool Misspelt(string word, string country) =>
        word.Length >= ShortestToMisspell && Forms.Value.OfCountry.TryGetValue(country, out var forms)
        && Array.Exists(forms, it => TypingErrors.Between(word, it) is 1);

    /// <summary>Where the form may stand in a name; null: it is none in this country.</summary>
    /// <param name="glued">Its words without blanks.</param>
    public static FormUse? Find(ReadOnlySpan<char> glued, string country)
    {
        var forms = Forms.Value.All.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!forms.TryGetValue(glued, out var countries)
            && !(glued.Length >= LongEnoughToSpellOut && MayBeSpeltOut(glued)
                && forms.TryGetValue(Spelling.Plain(glued.ToString()), out countries))) return null;
        return countries.TryGetValue(country, out var own) ? new(own, true)
            : countries.TryGetValue(Everywhere, out var any) ? new(any, false)
            : null;
    }

    public static bool HasAmpersand(ReadOnlySpan<char> glued) =>
        Forms.Value.WithAmpersand.GetAlternateLookup<ReadOnlySpan<char>>().Contains(glued);

    /// <summary>Those that may be glued to a name in a script that uses no blanks, the longest first.</summary>
    public static IReadOnlyList<string> WithoutSpaces => Forms.Value.WithoutSpaces;

    /// <summary>Those of the country that end no ordinary word, the longest first.</summary>
    public static IReadOnlyList<string> WithoutVowels(string country) =>
        Forms.Value.WithoutVowels.TryGetValue(country, out var forms) ? forms : [];

    private static bool MayBeSpeltOut(ReadOnlySpan<char> glued) => glued.ContainsAny('e', 'a');

    private static FormIndex Read()
    {
        var all = (from line in EmbeddedList.Lines("legal-forms.txt")
                   let colon = line.IndexOf(": ", StringComparison.Ordinal)
                   from written in line[(colon + 2)..].Split(';', StringSplitOptions.TrimEntries)
                   let place = written[^1] == '$' ? FormPlace.End
                       : written[^1] == '~' ? FormPlace.NotInFront
                       : written[0] == '^' ? FormPlace.FrontToo
                       : FormPlace.Anywhere
                   let glued = string.Concat(Spelling.Words(written))
                   from country in line[..colon].Split(' ')
                   from form in Spellings(glued)
                   select (Country: country, Place: place, Form: form, HasAmpersand: written.Contains('&'))).ToList();

        return new(
            all.GroupBy(it => it.Form, StringComparer.Ordinal).ToFrozenDictionary(
                it => it.Key, it => it.GroupBy(its => its.Country, StringComparer.Ordinal)
                    .ToFrozenDictionary(its => its.Key, its => its.Max(form => form.Place), StringComparer.Ordinal),
                StringComparer.Ordinal),
            all.Where(it => it.Form.Length >= ShortestToMisspell).GroupBy(it => it.Country, it => it.Form)
                .ToFrozenDictionary(it => it.Key, it => it.Distinct().ToArray(), StringComparer.Ordinal),
            [.. all.Select(it => it.Form).Where(Scripts.MayBeGlued).Distinct().OrderByDescending(it => it.Length)],
            all.Where(it => it.Form.Length >= ShortestWithoutVowel && it.Place is not FormPlace.End && HasNoVowel(it.Form))
                .GroupBy(it => it.Country, it => it.Form).ToFrozenDictionary(
                    it => it.Key, it => it.Distinct().OrderByDescending(form => form.Length).ToArray(), StringComparer.Ordinal),
            all.Where(it => it.HasAmpersand).Select(it => it.Form).ToFrozenSet(StringComparer.Ordinal));
    }

    private static bool HasNoVowel(string form) => form.All(it => char.IsAsciiLetterLower(it) && !Vowels.Contains(it));

    private static IEnumerable<string> Spellings(string form) =>
        form.Length >= LongEnoughToSpellOut ? new[] { form, Spelling.Plain(form) }.Distinct() : [form];
}
