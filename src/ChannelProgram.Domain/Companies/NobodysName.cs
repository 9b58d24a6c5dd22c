using System.Collections.Frozen;
using System.Text;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Companies;

/// <summary>What people type for a customer's name where they know none; listed in <c>nobody-names.txt</c>.</summary>
public static class NobodysName
{
    private static readonly Lazy<FrozenSet<string>> Listed = new(() => EmbeddedList.Lines("nobody-names.txt")
        .SelectMany(line => line.Split(';')).Select(it => string.Join(' ', WordsOf(it))).ToFrozenSet(StringComparer.Ordinal));

    public static bool Is(string name)
    {
        var words = WordsOf(name);
        return Listed.Value.Contains(string.Join(' ', words))
            || (Array.TrueForAll(words, it => it.Length == 1) && Listed.Value.Contains(string.Concat(words)));
    }

    private static string[] WordsOf(string text)
    {
        var plain = new StringBuilder();
        // A sign that joins names is a word: 1&1 is a firm.
        foreach (var rune in Folding.Fold(text))
            _ = Rune.IsLetterOrDigit(rune) || rune.Value is '&' or '+' ? plain.Append(rune) : plain.Append(' ');
        return plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
