using System.Buffers;
using System.Text;

namespace ChannelProgram.Domain.Documents;

/// <summary>
/// What a file is, told by its content: its name and the type that a sender declares are what somebody says. Reads a piece at
/// a time, so that no file is in memory whole.
/// </summary>
public static class DocumentContent
{
    private const int Piece = 4096;

    /// <summary>
    /// What no text begins with: markup and scripts, which a browser or a shell might run, and other kinds of files that can be
    /// written in letters only. Programs need no entry: they have bytes that no text has.
    /// </summary>
    private static readonly string[] NoText = ["<", "#!", "%PDF-", "%!", @"{\rtf"];

    private static readonly SearchValues<char> NotInText = SearchValues.Create(
    [
        .. Enumerable.Range(0, 0xA0).Select(it => (char)it).Where(it => char.IsControl(it) && it is not ('\t' or '\n' or '\r')),
    ]);

    /// <param name="content">Can be read from any place.</param>
    public static bool Is(DocumentType type, Stream content) => type switch
    {
        DocumentType.Pdf => Begins(content, "%PDF-"u8),
        // The header of the image follows the signature (PNG, 5.2 and 5.6).
        DocumentType.Png => Begins(content, [0x89, .. "PNG\r\n\u001A\n\0\0\0\rIHDR"u8]),
        DocumentType.Jpg => Begins(content, [0xFF, 0xD8, 0xFF]),
        DocumentType.Docx => OfficePackage.Is(content, "word/", "wordprocessingml.document.main+xml"),
        DocumentType.Xlsx => OfficePackage.Is(content, "xl/", "spreadsheetml.sheet.main+xml"),
        DocumentType.Csv or DocumentType.Txt => IsText(content),
    };

    internal static bool Begins(Stream content, ReadOnlySpan<byte> signature)
    {
        Span<byte> first = stackalloc byte[signature.Length];
        content.Position = 0;
        return content.ReadAtLeast(first, first.Length, throwOnEndOfStream: false) == first.Length
            && first.SequenceEqual(signature);
    }

    /// <summary>UTF-8, or UTF-16 with a byte order mark, without control characters.</summary>
    private static bool IsText(Stream content)
    {
        Encoding encoding = Begins(content, [0xFF, 0xFE]) ? new UnicodeEncoding(bigEndian: false, true, throwOnInvalidBytes: true)
            : Begins(content, [0xFE, 0xFF]) ? new UnicodeEncoding(bigEndian: true, true, throwOnInvalidBytes: true)
            : new UTF8Encoding(true, throwOnInvalidBytes: true);
        content.Position = 0;
        using var reader = new StreamReader(content, encoding, detectEncodingFromByteOrderMarks: false, Piece, leaveOpen: true);
        try
        {
            var piece = new char[Piece];
            for (var isFirst = true; reader.ReadBlock(piece) is > 0 and var length; isFirst = false)
            {
                var text = piece.AsSpan(0, length);
                if (text.ContainsAny(NotInText) || (isFirst && BeginsAsNoText(text.TrimStart()))) return false;
            }

            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private static bool BeginsAsNoText(ReadOnlySpan<char> text)
    {
        foreach (var signature in NoText)
            if (text.StartsWith(signature, StringComparison.Ordinal)) return true;
        return false;
    }
}
