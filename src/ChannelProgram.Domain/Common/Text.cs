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
