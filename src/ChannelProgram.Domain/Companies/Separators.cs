using System.Globalization;
using System.Text;
using Text = ChannelProgram.Domain.Common.Text;

namespace ChannelProgram.Domain.Companies;

/// <summary>What people put between the digits of a number, or bring along when they copy one.</summary>
internal static class Separators
{
    /// <summary>Every dash and blank of Unicode, seen or not, becomes a space.</summary>
    public static string Unify(string text)
    {
        var unified = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsDashOrBlank(rune)) unified.Append(' ');
            else unified.Append(rune);
        }

        return unified.ToString();
    }

    private static bool IsDashOrBlank(Rune rune) => rune.IsAscii
        ? rune.Value is ' ' or '-'
        : Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.DashPunctuation || Text.IsIgnorable(rune)
            // Minus signs, the swung dash and the hyphen bullet are dashes of another category; Braille has a blank.
            || rune.Value is 0x02D7 or 0x2043 or 0x2053 or 0x207B or 0x208B or 0x2212 or 0x2800 || IsMark(rune);

    /// <summary>Tells which way text runs; it comes along with numbers copied from a right-to-left page.</summary>
    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format;
}
