using System.Numerics;

namespace ChannelProgram.Domain.Companies.Names;

/// <summary>
/// Counts the typing errors between two words: a letter missing, added, doubled or replaced, or two letters swapped. Short words
/// allow fewer: there one letter makes another word, or another company's initials. The first letter is never replaced.
/// </summary>
internal static class TypingErrors
{
    private const int LongEnoughForAnotherLetter = 6;

    private const int LongEnoughForTwo = 9;

    private const int LongEnoughToLoseTheFirst = 5;

    /// <summary>Below this length only a letter typed twice is an error.</summary>
    private const int Shortest = 3, ShortestOfSigns = 4;

    /// <summary>The number of typing errors, 0 if the words are equal; null: they are different words.</summary>
    public static int? Between(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        if (one.Length > other.Length) return Between(other, one);
        if (one.SequenceEqual(other)) return 0;
        if (one.IsEmpty) return null;

        // One character of an Eastern script says as much as several letters of an alphabet.
        var signs = Scripts.IsEastAsian(one[0]);
        var allowed = one.Length >= LongEnoughForTwo ? 2 : 1;
        if (other.Length - one.Length > allowed) return null;
        if (other.Length < (signs ? ShortestOfSigns : Shortest)) return IsDoubled(one, other) ? 1 : null;
        if (other.Length < LongEnoughToLoseTheFirst && one.Length < other.Length && one[0] != other[0]) return null;

        // An error adds or removes one letter or both: words that share too few letters need no closer look.
        if (BitOperations.PopCount(Letters(one) ^ Letters(other)) > 2 * allowed) return null;

        var anotherLetter = one.Length >= LongEnoughForAnotherLetter && !signs;
        for (var slips = 1; slips <= allowed; slips++)
        {
            if (Within(one, other, slips, anotherLetter, first: true)) return slips;
        }

        return null;
    }

    /// <summary>The variants with one letter left out. A word one error away is one of them or shares one.</summary>
    public static IEnumerable<string> Shortened(string word)
    {
        for (var at = 0; at < word.Length; at++)
        {
            if (at == 0 || word[at] != word[at - 1]) yield return word.Remove(at, 1);
        }
    }

    private static ulong Letters(ReadOnlySpan<char> word)
    {
        var letters = 0UL;
        foreach (var letter in word) letters |= 1UL << (letter & 63);
        return letters;
    }

    private static bool IsDoubled(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        var same = one.CommonPrefixLength(other);
        return same > 0 && other.Length == one.Length + 1 && other[same] == other[same - 1]
            && one[same..].SequenceEqual(other[(same + 1)..]);
    }

    private static bool Within(ReadOnlySpan<char> one, ReadOnlySpan<char> other, int slips, bool anotherLetter, bool first)
    {
        var same = one.CommonPrefixLength(other);
        one = one[same..];
        other = other[same..];
        first &= same == 0;
        if (slips == 0 || one.IsEmpty || other.IsEmpty) return one.Length + other.Length <= slips;

        return Within(one[1..], other, slips - 1, anotherLetter, first: false)
            || Within(one, other[1..], slips - 1, anotherLetter, first: false)
            || (anotherLetter && !first && Within(one[1..], other[1..], slips - 1, anotherLetter, first: false))
            || (one.Length > 1 && other.Length > 1 && one[0] == other[1] && one[1] == other[0]
                && Within(one[2..], other[2..], slips - 1, anotherLetter, first: false));
    }
}
