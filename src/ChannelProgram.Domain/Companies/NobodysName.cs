using System.Collections.Frozen;
using System.Text;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Companies;

/// <summary>What people type for a customer's name where they know none; listed in <c>nobody-names.txt</c>.</summary>
public static class NobodysName
{
    private static readonly Lazy<FrozenSet<string>> Listed = new(() => EmbeddedList.Lines("nobody-names.txt")
        .SelectMany(line => line.Split(';')).Select(it => string.Join(' ', WordsOf(it))).ToFrozenSet(StringComparer.Ordinal));

    /// <summary>Also one repeated, or followed by a number: <c>N/A N/A</c>, <c>test 4</c>.</summary>
    public static bool Is(string name)
    {
        var words = WordsOf(name);
        if (words.Length > 1 && words[^1].All(char.IsAsciiDigit)) words = words[..^1];
        return IsListed(words)
            || (words.Length > 1 && (IsRepeated(words, 1) || (words.Length % 2 == 0 && IsRepeated(words, words.Length / 2))));
    }

    private static bool IsListed(string[] words) => Listed.Value.Contains(string.Join(' ', words))
        || (Array.TrueForAll(words, it => it.Length == 1) && Listed.Value.Contains(string.Concat(words)));

    private static bool IsRepeated(string[] words, int length) =>
        IsListed(words[..length]) && words.Index().All(it => it.Item == words[it.Index % length]);

    private static string[] WordsOf(string text)
    {
        var plain = new StringBuilder();
        // A sign that joins names is a word: 1&1 is a firm.
        foreach (var rune in Folding.Fold(text))
            _ = Rune.IsLetterOrDigit(rune) || rune.Value is '&' or '+' ? plain.Append(rune) : plain.Append(' ');
        return plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
