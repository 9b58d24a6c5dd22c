using System.Runtime.CompilerServices;

namespace ChannelProgram.Api.Tests.Contract;

/// <summary>The checkout that these tests were built from.</summary>
internal static class Repository
{
    public static readonly string Root = Path.GetFullPath(Path.Combine(Here(), "..", "..", ".."));

    public static IEnumerable<string> Lines(string file) => File.ReadLines(Path.Combine(Root, file));

    /// <summary>The sources in a folder, whole, by the pattern of their names.</summary>
    public static IEnumerable<string> Sources(string folder, string pattern) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories).Select(File.ReadAllText);

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
