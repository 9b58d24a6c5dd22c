using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Companies.Names;

/// <summary>Spells letters in plain Latin where there is one way to do it (ł, ß, Cyrillic, Greek); others stay.</summary>
internal static class Spelling
{
    private static readonly Lazy<FrozenDictionary<int, string>> Letters = new(() => EmbeddedList.Lines("letters.txt")
        .Select(line => line.Split(' '))
        .ToFrozenDictionary(it => Rune.GetRuneAt(it[0], 0).Value, it => it.Length > 1 ? it[1] : ""));

    public static bool IsLetter(Rune rune) =>
        Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.SpacingCombiningMark;

    public static void Append(StringBuilder word, Rune letter)
    {
        if (letter.IsAscii) word.Append((char)letter.Value);
        else if (Letters.Value.TryGetValue(letter.Value, out var spelt)) word.Append(spelt);
        else word.Append(letter);
    }

    /// <summary>Makes different spellings of a vowel equal: ü, ue and u; ø, oe and o; å, aa and a.</summary>
    public static string Plain(string text)
    {
        var plain = text.Length <= 256 ? stackalloc char[text.Length] : new char[text.Length];
        var length = 0;
        foreach (var letter in text)
        {
            var before = length > 0 ? plain[length - 1] : default;
            if (letter is 'e' && before is 'a' or 'o' or 'u') continue;
            if (letter is 'a' && before is 'a') continue;
            plain[length++] = letter;
        }

        return length == text.Length ? text : plain[..length].ToString();
    }

    public static IEnumerable<string> Words(string line)
    {
        var word = new StringBuilder();
        foreach (var rune in Folding.Fold(line).Append(new Rune(' ')))
        {
            if (IsLetter(rune)) Append(word, rune);
            else if (rune.Value is ' ' && word.Length > 0)
            {
                yield return Composed(word);
                word.Clear();
            }
        }
    }

    public static string Composed(StringBuilder word) => word.ToString().Normalize(NormalizationForm.FormC);
}
