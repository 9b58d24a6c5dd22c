using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace ChannelProgram.Domain.Documents;

/// <summary>
/// A document of Office Open XML (ECMA-376, part 2), which is a zip file. Its directory is read one entry at a time, and of its
/// parts only the list of their types: neither a directory of many entries nor a part that unpacks to gigabytes costs memory.
/// </summary>
internal static class OfficePackage
{
    private const string TypesPart = "[Content_Types].xml";
    private const int MaxTypesLength = 512 * 1024;
    private const int MaxEntries = 20_000;

    private const uint EndSignature = 0x06054b50;
    private const int EndLength = 22;
    private const uint EntrySignature = 0x02014b50;
    private const int EntryLength = 46;
    private const uint LocalSignature = 0x04034b50;
    private const int LocalLength = 30;

    private const int Encrypted = 1;
    private const int Deflated = 8;

    /// <param name="folder">Where its main parts are.</param>
    /// <param name="mainType">How the type of its main part ends.</param>
    public static bool Is(Stream file, string folder, string mainType)
    {
        if (!DocumentContent.Begins(file, "PK\u0003\u0004"u8)) return false;
        try
        {
            var (hasFolder, types) = (false, (Entry?)null);
            foreach (var entry in EntriesOf(file))
            {
                if (entry.IsEncrypted || entry.Name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)) return false;
                // Two parts of one name: which of them a program reads, nobody knows.
                if (entry.Name == TypesPart && types is not null) return false;
                if (entry.Name == TypesPart) types = entry;
                hasFolder |= entry.Name.StartsWith(folder, StringComparison.Ordinal);
            }

            return hasFolder && types is { } part && AreTypesOf(Unpack(file, part), mainType);
        }
        catch (Exception broken) when (broken is InvalidDataException or EndOfStreamException or XmlException)
        {
            return false;
        }
    }

    /// <summary>Macros are known by their type, whatever their part is called.</summary>
    private static bool AreTypesOf(byte[] xml, string mainType)
    {
        var hasMain = false;
        using var reader = XmlReader.Create(new MemoryStream(xml), new() { DtdProcessing = DtdProcessing.Prohibit });
        while (reader.Read())
        {
            if (reader.GetAttribute("ContentType") is not { } type) continue;
            if (type.Contains("macro", StringComparison.OrdinalIgnoreCase)
                || type.Contains("vba", StringComparison.OrdinalIgnoreCase))
                return false;
            hasMain |= type.EndsWith($".{mainType}", StringComparison.OrdinalIgnoreCase);
        }

        return hasMain;
    }

    /// <exception cref="InvalidDataException">It is no zip file, or one that no office program writes.</exception>
    private static IEnumerable<Entry> EntriesOf(Stream file)
    {
        var (at, count) = Directory(file);
        var header = new byte[EntryLength];
        for (var read = 0; read < count; read++)
        {
            Seek(file, at);
            file.ReadExactly(header);
            Expect(U32(header, 0) == EntrySignature);
            var name = new byte[U16(header, 28)];
            file.ReadExactly(name);
            at += EntryLength + name.Length + U16(header, 30) + U16(header, 32);
            yield return new(
                Encoding.UTF8.GetString(name), (U16(header, 8) & Encrypted) != 0, U16(header, 10), U32(header, 24),
                U32(header, 42));
        }
    }

    /// <summary>Where the directory begins and how many entries it has: said at the end of the file, before a comment.</summary>
    private static (long At, int Count) Directory(Stream file)
    {
        var tail = new byte[(int)Math.Min(file.Length, EndLength + ushort.MaxValue)];
        file.Position = file.Length - tail.Length;
        file.ReadExactly(tail);
        for (var at = tail.Length - EndLength; at >= 0; at--)
        {
            if (U32(tail, at) != EndSignature || at + EndLength + U16(tail, at + 20) != tail.Length) continue;
            var count = U16(tail, at + 10);
            Expect(count is > 0 and <= MaxEntries);
            return (U32(tail, at + 16), count);
        }

        throw new InvalidDataException("It is no zip file.");
    }

    private static byte[] Unpack(Stream file, Entry part)
    {
        Expect(part.Length <= MaxTypesLength && part.Method is 0 or Deflated);
        var header = new byte[LocalLength];
        Seek(file, part.At);
        file.ReadExactly(header);
        Expect(U32(header, 0) == LocalSignature);
        Seek(file, part.At + LocalLength + U16(header, 26) + U16(header, 28));

        var content = new byte[part.Length];
        using var deflated = new DeflateStream(file, CompressionMode.Decompress, leaveOpen: true);
        (part.Method == Deflated ? deflated : file).ReadExactly(content);
        return content;
    }

    private static void Seek(Stream file, long at)
    {
        Expect(at < file.Length);
        file.Position = at;
    }

    private static void Expect(bool isSo)
    {
        if (!isSo) throw new InvalidDataException("No office program writes a file like this.");
    }

    private static ushort U16(byte[] from, int at) => BinaryPrimitives.ReadUInt16LittleEndian(from.AsSpan(at));

    private static uint U32(byte[] from, int at) => BinaryPrimitives.ReadUInt32LittleEndian(from.AsSpan(at));

    /// <param name="Length">Unpacked, as the directory says.</param>
    private readonly record struct Entry(string Name, bool IsEncrypted, int Method, uint Length, uint At);
}
