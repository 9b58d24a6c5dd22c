using System.Runtime.CompilerServices;

namespace ChannelProgram.Architecture.Tests;

/// <summary>The repository's sources, as text.</summary>
internal static class SourceFiles
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Here(), "..", ".."));

    /// <summary>Every source file of the product, by its path from the root.</summary>
    public static IReadOnlyDictionary<string, string> Product { get; } = In("src");

    /// <summary>Every source file, those of tests, tools and bench too.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = In("src", "tests", "tools", "bench");

    private static Dictionary<string, string> In(params string[] folders) => folders
        .SelectMany(it => Directory.EnumerateFiles(Path.Combine(Root, it), "*.cs", SearchOption.AllDirectories))
        .Select(it => Path.GetRelativePath(Root, it).Replace('\\', '/'))
        .Where(it => !it.Split('/').Any(folder => folder is "obj" or "bin" or "Migrations" or ".work"))
        .ToDictionary(it => it, it => File.ReadAllText(Path.Combine(Root, it)));

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
