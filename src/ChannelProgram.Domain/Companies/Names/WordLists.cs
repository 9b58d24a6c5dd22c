using System.Collections.Frozen;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Companies.Names;

internal static class WordLists
{
    private const int MinMisspeltLength = 5;

    private const int MaxMisspeltLength = 25;

    private static readonly Lazy<FrozenDictionary<string, (WordKind Kind, string Stem)>> Listed = new(Read);
    private static readonly Lazy<FrozenDictionary<string, string[]>> Misspelt = new(ReadMisspelt);
    private static readonly Lazy<FrozenDictionary<string, FrozenSet<string>>> Joiners = new(ReadJoiners);

    public static (WordKind Kind, string Stem) Of(string plain)
    {
        if (Listed.Value.TryGetValue(plain, out var listed)) return listed;
        return MeantDescriptor(plain) is { } meant ? Listed.Value[meant] : (WordKind.Distinctive, plain);
    }

    /// <summary>As it is written: a typing error makes none.</summary>
    public static bool IsDescriptor(string plain) =>
        Listed.Value.TryGetValue(plain, out var listed) && listed.Kind is WordKind.Descriptor;

    /// <summary>
    /// Whether the word means "and", or is the article, in the country: elsewhere a single letter may be an initial.
    /// </summary>
    public static bool Joins(string plain, string country) =>
        Joiners.Value.TryGetValue(plain, out var countries) && (countries.Count == 0 || countries.Contains(country));

    /// <summary>"Gorup" means "Group": otherwise it would count as a word of the company's own name.</summary>
    private static string? MeantDescriptor(string plain)
    {
        if (plain.Length is < MinMisspeltLength or > MaxMisspeltLength) return null;
        if (MeantBy(plain, plain) is { } meant) return meant;

        // Like TypingErrors.Shortened, but without allocating: this runs for every word of every name.
        Span<char> near = stackalloc char[plain.Length - 1];
        plain.AsSpan(1).CopyTo(near);
        for (var at = 0; at < plain.Length; at++)
        {
            if (at > 0) near[at - 1] = plain[at - 1];
            if (at > 0 && plain[at] == plain[at - 1]) continue;
            if (MeantBy(near, plain) is { } shortened) return shortened;
        }

        return null;
    }

    private static string? MeantBy(ReadOnlySpan<char> near, string plain) =>
        Misspelt.Value.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(near, out var descriptors)
            ? Array.Find(descriptors, it => TypingErrors.Between(plain, it) is 1) : null;

    private static FrozenDictionary<string, (WordKind, string)> Read()
    {
        var words = new Dictionary<string, (WordKind, string)>(StringComparer.Ordinal);
        Add("particles.txt", WordKind.Particle);
        Add("descriptors.txt", WordKind.Descriptor);
        Add("trade-words.txt", WordKind.Trade);
        Add("places.txt", WordKind.Place);
        foreach (var line in EmbeddedList.Lines("common-names.txt"))
        {
            foreach (var name in Spelling.Words(line).Skip(1).Select(Spelling.Plain)) words.TryAdd(name, (WordKind.Person, name));
        }

        return words.ToFrozenDictionary(StringComparer.Ordinal);

        void Add(string file, WordKind kind)
        {
            foreach (var line in EmbeddedList.Lines(file))
            {
                var forms = Spelling.Words(line).Select(Spelling.Plain).ToList();
                foreach (var form in forms) words.TryAdd(form, (kind, forms[0]));
            }
        }
    }

    private static FrozenDictionary<string, string[]> ReadMisspelt() =>
        Listed.Value.Where(it => it.Value.Kind is WordKind.Descriptor && it.Key.Length >= MinMisspeltLength)
            .SelectMany(it => TypingErrors.Shortened(it.Key).Prepend(it.Key).Distinct().Select(near => (near, it.Key)))
            .GroupBy(it => it.near, it => it.Key)
            .ToFrozenDictionary(it => it.Key, it => it.ToArray(), StringComparer.Ordinal);

    private static FrozenDictionary<string, FrozenSet<string>> ReadJoiners() =>
        EmbeddedList.Lines("joiners.txt").Select(line => line.Split(' ')).ToFrozenDictionary(
            it => it[0], it => it.Skip(1).ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);
}
