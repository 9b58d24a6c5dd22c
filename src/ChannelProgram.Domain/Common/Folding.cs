using System.Globalization;
using System.Text;

namespace ChannelProgram.Domain.Common;

internal static class Folding
{
    /// <summary>Unicode form NFKD in lower case, without combining marks.</summary>
    public static IEnumerable<Rune> Fold(string text)
    {
        // U+FFFE may occur in well-formed text, but Normalize throws on it.
        foreach (var rune in text.Replace('\uFFFE', ' ').Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is not UnicodeCategory.NonSpacingMark) yield return Rune.ToLowerInvariant(rune);
        }
    }
}
