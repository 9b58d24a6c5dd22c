using System.Numerics;

namespace ChannelProgram.Domain.Companies.Names;

/// <summary>
/// How far one word is from another by slips of the hand: a letter left out, put in or doubled, two exchanged, one for
/// another. Short words forgive less: among them every letter makes another word, or another company's initials.
/// </summary>
internal static class TypingErrors
{
    /// <summary>From this length on a letter may stand for another, though never the first.</summary>
    private const int LongEnoughForAnotherLetter = 6;

    /// <summary>From this length on two slips are forgiven.</summary>
    private const int LongEnoughForTwo = 9;

    /// <summary>Below this length no letter is missing in front: it would be other initials.</summary>
    private const int LongEnoughToLoseTheFirst = 5;

    /// <summary>Below this length nothing is a slip, but for a letter that was typed twice.</summary>
    private const int Shortest = 3, ShortestOfSigns = 4;

    /// <summary>How many slips lead from one word to the other, 0 if they are equal; null: they are other words.</summary>
    public static int? Between(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        if (one.Length > other.Length) return Between(other, one);
        if (one.SequenceEqual(other)) return 0;
        if (one.IsEmpty) return null;

        // An alphabet has few letters and words are long; a script of syllables or ideas says as much with one sign.
        var signs = Scripts.IsEastern(one[0]);
        var allowed = one.Length >= LongEnoughForTwo ? 2 : 1;
        if (other.Length - one.Length > allowed) return null;
        if (other.Length < (signs ? ShortestOfSigns : Shortest)) return IsDoubled(one, other) ? 1 : null;
        if (other.Length < LongEnoughToLoseTheFirst && one.Length < other.Length && one[0] != other[0]) return null;

        // Each slip adds or takes a letter, or both: words that share few letters need not be gone through.
        if (BitOperations.PopCount(Letters(one) ^ Letters(other)) > 2 * allowed) return null;

        var anotherLetter = one.Length >= LongEnoughForAnotherLetter && !signs;
        for (var slips = 1; slips <= allowed; slips++)
        {
            if (Within(one, other, slips, anotherLetter, first: true)) return slips;
        }

        return null;
    }

    /// <summary>The words that leaving out one letter makes: whatever is one slip away shares one of them, or is one.</summary>
    public static IEnumerable<string> Shortened(string word)
    {
        for (var at = 0; at < word.Length; at++)
        {
            if (at == 0 || word[at] != word[at - 1]) yield return word.Remove(at, 1);
        }
    }

    /// <summary>Which letters a word has, as far as 64 bits tell.</summary>
    private static ulong Letters(ReadOnlySpan<char> word)
    {
        var letters = 0UL;
        foreach (var letter in word) letters |= 1UL << (letter & 63);
        return letters;
    }

    private static bool IsDoubled(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        var same = one.CommonPrefixLength(other);
        return same > 0 && other.Length == one.Length + 1 && other[same] == other[same - 1] && one[same..].SequenceEqual(other[(same + 1)..]);
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
