using System.Runtime.CompilerServices;

namespace ChannelProgram.Architecture.Tests;

/// <summary>The sources of the product, as text.</summary>
internal static class SourceFiles
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Here(), "..", ".."));

    /// <summary>Every source file of the product, by its path from the root.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = Directory
        .EnumerateFiles(Path.Combine(Root, "src"), "*.cs", SearchOption.AllDirectories)
        .Select(it => Path.GetRelativePath(Root, it).Replace('\\', '/'))
        .Where(it => !it.Contains("/obj/", StringComparison.Ordinal) && !it.Contains("/bin/", StringComparison.Ordinal)
            && !it.Contains("/Migrations/", StringComparison.Ordinal))
        .ToDictionary(it => it, it => File.ReadAllText(Path.Combine(Root, it)));

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
