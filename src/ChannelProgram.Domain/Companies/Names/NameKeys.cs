using System.Globalization;
using System.Text;

namespace ChannelProgram.Domain.Companies.Names;

/// <summary>
/// Makes the keys that an ordinary index finds candidates by, so that names that are a match share one although words
/// changed places, spaces moved, or one word was misspelt; and so that few others share it.
/// </summary>
public static class NameKeys
{
    /// <summary>No key is longer.</summary>
    public const int MaxLength = 40;

    /// <summary>How much of a word stands for it beside another whole one.</summary>
    private const int Beginning = 4;

    /// <summary>How much of a word that stands alone stands for it.</summary>
    private const int LongBeginning = 8;

    /// <summary>Of more words the longest do: twelve pairs are enough.</summary>
    private const int MaxWords = 4;

    private const string Article = "the";

    internal static IReadOnlyList<string> Of(CompanyName name)
    {
        if (name.Words.Count == 0) return [];

        var country = name.Country.ToLowerInvariant();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var core = Core(name.Words, it => it.Kind is WordKind.Own or WordKind.Person or WordKind.Trade);
        var withPlaces = core.Count > 1 ? core : Core(name.Words, it => it.Kind is not (WordKind.Descriptor or WordKind.Particle));
        if (withPlaces.Count == 0) withPlaces = core = [.. name.Words.Take(MaxWords)];

        // One word stands alone; but "Texas Instruments" is found by both its words: neither is its own.
        if (withPlaces.Count == 1 || (core.Count == 1 && core[0].Kind is WordKind.Own or WordKind.Person))
        {
            foreach (var key in Near(core.Count == 1 ? core[0] : withPlaces[0], LongBeginning)) Add($"{country}~{key}");
        }

        for (var at = 0; at < withPlaces.Count; at++)
        {
            for (var beside = 0; beside < withPlaces.Count; beside++)
            {
                if (at == beside) continue;
                // With three words two are left when one is misspelt; of two the misspelt one must be found by its like.
                if (withPlaces.Count > 2) Add($"{country}+{withPlaces[at].Stem} {Start(withPlaces[beside].Stem, Beginning)}");
                else foreach (var key in Near(withPlaces[beside], Beginning)) Add($"{country}+{withPlaces[at].Stem} {key}");
            }
        }

        foreach (var glued in new[] { Glued(withPlaces), Glued(name.Words), name.WithJoiners })
        {
            Add($"{country}={glued}");
            if (glued.StartsWith(Article, StringComparison.Ordinal) && glued.Length > 2 * Article.Length) Add($"{country}={glued[Article.Length..]}");
        }

        if (withPlaces.Exists(it => it.Kind is WordKind.Own)) Add($"*={Glued(withPlaces.OrderBy(it => it.Plain, StringComparer.Ordinal))}");
        return [.. keys];

        void Add(string key) => keys.Add(Bounded(key));
    }

    private static List<NameWord> Core(IReadOnlyList<NameWord> words, Func<NameWord, bool> isCore)
    {
        var core = words.Where(it => isCore(it) && !it.IsAside && (it.Plain.Length > 1 || it.IsNumber)).ToList();
        return core.Count <= MaxWords ? core : [.. core.OrderByDescending(it => it.Plain.Length).ThenBy(it => it.Plain, StringComparer.Ordinal).Take(MaxWords)];
    }

    private static string Glued(IEnumerable<NameWord> words) => Spelling.Plain(string.Concat(words.Select(it => it.Text)));

    private static string Start(string word, int length) => word.Length <= length ? word : word[..length];

    /// <summary>The beginning of a word, and what leaving out a letter makes of it: words a slip apart share one.</summary>
    private static IEnumerable<string> Near(NameWord word, int length)
    {
        // Where ue is not ü, the slip may have made it so.
        var spellings = word.Plain == word.Text || word.IsListed ? new[] { word.Stem } : [word.Stem, word.Text];
        return spellings.Select(it => Start(it, length)).SelectMany(it => it.Length > 1 ? TypingErrors.Shortened(it).Prepend(it) : [it]);
    }

    /// <summary>Other scripts and long keys by a digest of 64 bits: collations then have nothing to differ about.</summary>
    private static string Bounded(string key)
    {
        if (key.Length <= MaxLength && Ascii.IsValid(key)) return key;
        var digest = 14695981039346656037;
        foreach (var letter in key) digest = unchecked((digest ^ letter) * 1099511628211);
        return string.Create(CultureInfo.InvariantCulture, $"{key[..(key.IndexOfAny(['~', '+', '=']) + 1)]}#{digest:x16}");
    }
}
