using System.IO.Compression;
using System.Text;

namespace ChannelProgram.Domain.Tests.Documents;

/// <summary>Files as programs write them, as small as they can be.</summary>
internal static class Samples
{
    public const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    public const string Excel = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

    public static readonly byte[] Pdf = [.. "%PDF-1.7\n%"u8, 0xE2, 0xE3, 0xCF, 0xD3, .. "\n1 0 obj\n<<>>\nendobj\n%%EOF\n"u8];
    public static readonly byte[] Png = [0x89, .. "PNG\r\n\u001A\n\0\0\0\rIHDR\0\0\0\u0001\0\0\0\u0001\b\u0006\0\0\0"u8];
    public static readonly byte[] Jpg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. "JFIF\0"u8];

    /// <summary>A program of Windows and one of Linux.</summary>
    public static readonly byte[] Exe = [.. "MZ"u8, 0x90, 0, 3, 0, 0, 0, 4, 0, 0, 0, 0xFF, 0xFF];
    public static readonly byte[] Elf = [0x7F, .. "ELF"u8, 2, 1, 1, 0];

    public static byte[] Docx(string type = Word, params string[] others) =>
        Package(TypesOf(type), ["word/document.xml", .. others]);

    public static byte[] Xlsx(string type = Excel, params string[] others) =>
        Package(TypesOf(type), ["xl/workbook.xml", .. others]);

    public static string TypesOf(string type) =>
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
        + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        + $"<Override PartName=\"/main.xml\" ContentType=\"{type}\"/></Types>";

    public static byte[] Package(string? types, params string[] parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            if (types is not null) Write(zip, "[Content_Types].xml", types);
            foreach (var part in parts) Write(zip, part, "<x/>");
        }

        return file.ToArray();
    }

    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static void Write(ZipArchive zip, string name, string text)
    {
        using var part = zip.CreateEntry(name).Open();
        part.Write(Utf8(text));
    }
}
