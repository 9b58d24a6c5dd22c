using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Companies.Names;

/// <summary>Replaces abbreviations and other writings of institutions and places by the one that stands for all.</summary>
internal static class Abbreviations
{
    /// <param name="Countries">None: everywhere.</param>
    private readonly record struct Meaning(string[] Words, string[] Countries)
    {
        public bool IsFor(string country) => Countries.Length == 0 || Countries.Contains(country);
    }

    private static readonly Lazy<Phrases<Meaning>> Known =
        new(() => new(EmbeddedList.Lines("abbreviations.txt").SelectMany(Read)));

    public static IReadOnlyList<NameToken> Expand(IReadOnlyList<NameToken> tokens, string country)
    {
        List<NameToken>? expanded = null;
        for (var at = 0; at < tokens.Count; at++)
        {
            var found = Known.Value.At(tokens, at, it => it.CountsAt(tokens, at) && it.Meaning.IsFor(country));
            // A legal form is read as one: Co. in front of Ltd is no county.
            var kept = LegalFormRemoval.Count(tokens, at, country);
            if (found is null || kept >= found.Words.Length)
            {
                kept = Math.Max(kept, 1);
                expanded?.AddRange(tokens.Skip(at).Take(kept));
                at += kept - 1;
                continue;
            }

            expanded ??= [.. tokens.Take(at)];
            foreach (var (place, text) in found.Meaning.Words.Index())
            {
                var afterBreak = place == 0 && tokens[at].AfterBreak;
                expanded.Add(tokens[at] with { Text = text, AbbreviatedAt = 0, AfterBreak = afterBreak });
            }

            at += found.Words.Length - 1;
        }

        return expanded ?? tokens;
    }

    private static IEnumerable<Phrase<Meaning>> Read(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var equals = line.IndexOf('=', StringComparison.Ordinal);
        string[] countries = colon < 0 ? [] : line[..colon].Split(' ');
        string[] words = [.. NameReading.Tokens(line[(colon + 1)..equals]).Select(it => it.Text)];
        return line[(equals + 1)..].Split(';').Select(it => Phrase<Meaning>.Parse(it.Trim(), new(words, countries)));
    }
}
