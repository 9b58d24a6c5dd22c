namespace ChannelProgram.Domain.Common;

internal static class EmbeddedList
{
    public static IEnumerable<string> Lines(string file)
    {
        using var stream = typeof(EmbeddedList).Assembly.GetManifestResourceStream(file)
            ?? throw new InvalidOperationException($"{file} is not embedded.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#') yield return line;
        }
    }
}
