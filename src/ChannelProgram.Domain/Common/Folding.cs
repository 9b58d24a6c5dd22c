using System.Globalization;
using System.Text;

namespace ChannelProgram.Domain.Common;

/// <summary>What is left of a text once case, accents and width are taken from it.</summary>
internal static class Folding
{
    /// <summary>Its characters in Unicode's form NFKD, lower case, without the marks that stand on others.</summary>
    public static IEnumerable<Rune> Fold(string text)
    {
        // U+FFFE is well-formed and in no word, and normalising throws at it.
        foreach (var rune in text.Replace('\uFFFE', ' ').Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is not UnicodeCategory.NonSpacingMark) yield return Rune.ToLowerInvariant(rune);
        }
    }
}
