using System.Globalization;
using System.Text;

namespace ChannelProgram.Domain.Companies.Names;

/// <summary>
/// Makes index keys so that matching names share one, even if words changed places, spaces moved or one word was misspelt, and
/// few other names share it.
/// </summary>
public static class NameKeys
{
    public const int MaxLength = 40;

    /// <summary>How many letters stand for a word that is combined with another, whole word.</summary>
    private const int PrefixLength = 4;

    /// <summary>How many letters stand for a word that is a key on its own.</summary>
    private const int SingleWordPrefixLength = 8;

    /// <summary>Of longer names the longest words are taken: the twelve pairs of four words are enough.</summary>
    private const int MaxWords = 4;

    private const string Article = "the";

    internal static IReadOnlyCollection<string> Of(SingleName name)
    {
        if (name.Words.Count == 0) return [];

        var country = name.Country.ToLowerInvariant();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var core = Core(name.Words, it => it.Kind is WordKind.Distinctive or WordKind.Person or WordKind.Trade);
        var withPlaces = core.Count > 1
            ? core
            : Core(name.Words, it => it.Kind is not (WordKind.Descriptor or WordKind.Particle));
        if (withPlaces.Count == 0) withPlaces = core = [.. name.Words.Take(MaxWords)];

        // One distinctive word is a key on its own. "Texas Instruments" has none and is found by both words together.
        if (withPlaces.Count == 1 || (core.Count == 1 && core[0].Kind is WordKind.Distinctive or WordKind.Person))
        {
            foreach (var key in PrefixVariants(core.Count == 1 ? core[0] : withPlaces[0], SingleWordPrefixLength))
                Add($"{country}~{key}");
        }

        for (var at = 0; at < withPlaces.Count; at++)
        {
            for (var beside = 0; beside < withPlaces.Count; beside++)
            {
                if (at == beside) continue;
                // Of three words two are intact when one is misspelt. Of two, the misspelt one must be found by its variants.
                if (withPlaces.Count > 2)
                    Add($"{country}+{withPlaces[at].Stem} {PrefixOf(withPlaces[beside].Stem, PrefixLength)}");
                else foreach (var key in PrefixVariants(withPlaces[beside], PrefixLength))
                    Add($"{country}+{withPlaces[at].Stem} {key}");
            }
        }

        foreach (var glued in new[] { JoinWords(withPlaces), JoinWords(name.Words), name.WithJoiners })
        {
            Add($"{country}={glued}");
            if (glued.StartsWith(Article, StringComparison.Ordinal) && glued.Length > 2 * Article.Length)
                Add($"{country}={glued[Article.Length..]}");
        }

        if (withPlaces.Exists(it => it.Kind is WordKind.Distinctive))
            Add($"*={JoinWords(withPlaces.OrderBy(it => it.Plain, StringComparer.Ordinal))}");
        return keys;

        void Add(string key) => keys.Add(Bounded(key));
    }

    private static List<NameWord> Core(IReadOnlyList<NameWord> words, Func<NameWord, bool> isCore)
    {
        var core = words.Where(it => isCore(it) && !it.IsAside && (it.Plain.Length > 1 || it.IsNumber)).ToList();
        return core.Count <= MaxWords
            ? core
            : [.. core.OrderByDescending(it => it.Plain.Length).ThenBy(it => it.Plain, StringComparer.Ordinal).Take(MaxWords)];
    }

    private static string JoinWords(IEnumerable<NameWord> words) => Spelling.Plain(string.Concat(words.Select(it => it.Text)));

    private static string PrefixOf(string word, int length) => word.Length <= length ? word : word[..length];

    /// <summary>
    /// The beginning of a word, and its variants with one letter left out: words one typing error apart share one.
    /// </summary>
    private static IEnumerable<string> PrefixVariants(NameWord word, int length)
    {
        // An "ue" may be a typing error and not an ü: the word as written counts too. So it does for a place, which has other
        // names.
        var written = word.Kind is WordKind.Place ? word.Plain : word.IsListed ? word.Stem : word.Text;
        var spellings = written == word.Stem ? new[] { written } : [word.Stem, written];
        return spellings.Select(it => PrefixOf(it, length))
            .SelectMany(it => it.Length > 1 ? TypingErrors.Shortened(it).Prepend(it) : [it]);
    }

    /// <summary>
    /// Long keys and other scripts are hashed to 64 bits (FNV-1a), so that the collations of the databases cannot differ.
    /// </summary>
    private static string Bounded(string key)
    {
        if (key.Length <= MaxLength && Ascii.IsValid(key)) return key;
        var digest = 14695981039346656037;
        foreach (var letter in key) digest = unchecked((digest ^ letter) * 1099511628211);
        return string.Create(CultureInfo.InvariantCulture, $"{key[..(key.IndexOfAny(['~', '+', '=']) + 1)]}#{digest:x16}");
    }
}
