using System.Buffers;
using System.Globalization;
using System.Text;

namespace ChannelProgram.Domain.Common;

/// <summary>
/// Which characters a string from outside may contain. Control characters are those of Unicode's category Cc, including tab, NUL
/// and NEL. Surrogates without their other half are not allowed. Direction marks and U+2028/2029 are no control characters and
/// are allowed: names in right-to-left scripts need the first, and nothing here breaks lines at the second.
/// </summary>
public static class Text
{
    public static bool IsSingleLine(string text) => ContainsOnlyText(text, lineBreaks: false);

    public static bool IsMultiLine(string text) => ContainsOnlyText(text, lineBreaks: true);

    /// <summary>In code points, as the databases count.</summary>
    public static int Length(string text) => text.EnumerateRunes().Count();

    private static readonly Lazy<(int First, int Last)[]> Invisible = new(() =>
    [
        .. EmbeddedList.Lines("invisible-characters.txt").Select(it => it.Split(' '))
            .Select(it => (int.Parse(it[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture),
                int.Parse(it[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture))),
    ]);

    /// <summary>A letter, digit, punctuation mark or symbol; marks that only combine with a letter show nothing alone.</summary>
    public static bool HasVisibleText(string text) =>
        text.EnumerateRunes().Any(it => IsVisible(it) && !IsIgnorable(it));

    /// <summary>What a name needs. A symbol may be drawn as a blank, such as U+2800; a letter or digit is not.</summary>
    public static bool HasLetterOrDigit(string text) =>
        text.EnumerateRunes().Any(it => Rune.IsLetterOrDigit(it) && !IsIgnorable(it));

    private static bool IsVisible(Rune rune) =>
        Rune.IsLetter(rune) || Rune.IsNumber(rune) || Rune.IsPunctuation(rune) || Rune.IsSymbol(rune);

    /// <summary>Unicode's Default_Ignorable_Code_Point; among them are letters, the fillers of Hangul.</summary>
    internal static bool IsIgnorable(Rune rune) =>
        !rune.IsAscii && Array.Exists(Invisible.Value, it => it.First <= rune.Value && rune.Value <= it.Last);

    private static bool ContainsOnlyText(string text, bool lineBreaks)
    {
        for (var rest = text.AsSpan(); !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf16(rest, out var rune, out var length) != OperationStatus.Done) return false;
            if (Rune.IsControl(rune) && !(lineBreaks && rune.Value is '\n' or '\r')) return false;
            rest = rest[length..];
        }

        return true;
    }
}
