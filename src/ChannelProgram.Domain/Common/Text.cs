using System.Buffers;
using System.Globalization;
using System.Text;

namespace ChannelProgram.Domain.Common;

/// <summary>
/// What a string from outside may hold. Control characters are those of Unicode's category Cc, so tab, NUL and NEL are
/// among them; a surrogate without its other half is not text at all. Marks of direction and U+2028/2029 are no control
/// characters and pass: names in right-to-left scripts need the first, and nothing here breaks lines at the second.
/// </summary>
public static class Text
{
    /// <summary>Well-formed text without control characters.</summary>
    public static bool IsSingleLine(string text) => ContainsOnlyText(text, lineBreaks: false);

    /// <summary>The same, but line breaks (line feed, carriage return) are welcome.</summary>
    public static bool IsMultiLine(string text) => ContainsOnlyText(text, lineBreaks: true);

    /// <summary>How many characters it has: code points, as the databases count them.</summary>
    public static int Length(string text) => text.EnumerateRunes().Count();

    /// <summary>Whether there is anything to read in it: not only spaces, and marks that nobody sees.</summary>
    public static bool HasVisibleText(string text) => text.EnumerateRunes().Any(rune => Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.Format or UnicodeCategory.Control));

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
