using System.Text.RegularExpressions;

namespace ChannelProgram.Architecture.Tests;

/// <summary>
/// Features are the folders of the layers that are named after the business. They know each other in one direction, over all
/// layers together; the folders below serve all features and know none of them.
/// </summary>
public partial class FeatureDependencyTests
{
    /// <summary>Serve every feature: they know each other, and no feature.</summary>
    private static readonly string[] Shared = ["Common", "Store", "Outbox", "Jobs", "Contract", "Observability"];

    /// <summary>Put everything together at the start: they know all, and nothing knows them.</summary>
    private static readonly string[] Assembling = ["Setup", "Demo"];

    /// <summary>Written exceptions: the context derives from the framework's context of users.</summary>
    private static readonly string[] Allowed = ["src/ChannelProgram.Infrastructure/Store/ChannelDb.cs -> Identity"];

    private const string Begin = "<!-- features: drawn by a test -->";
    private const string End = "<!-- end of features -->";

    /// <summary>
    /// The types of each folder: what names one of them by the folder alone, such as <c>Deals.DealView</c>, uses it.
    /// </summary>
    private static readonly ILookup<string, string> Types = (
        from file in SourceFiles.Product
        where FolderOf(file.Key) is not null
        from type in DeclaredType().Matches(file.Value)
        select (Folder: FolderOf(file.Key)!, type.Groups["name"].Value)).ToLookup(it => it.Folder, it => it.Value);

    private static readonly SortedDictionary<string, SortedSet<string>> Graph = Read();

    [Fact]
    public void Features_depend_on_each_other_in_one_direction()
    {
        var open = Graph.ToDictionary(it => it.Key, it => it.Value.ToHashSet());
        while (open.Where(it => it.Value.Count == 0).Select(it => it.Key).ToList() is { Count: > 0 } settled)
        {
            foreach (var feature in settled) open.Remove(feature);
            foreach (var uses in open.Values) uses.ExceptWith(settled);
        }

        Assert.True(open.Count == 0, "These are in a circle, or above one: "
            + string.Join("; ", open.Select(it => $"{it.Key} -> {string.Join(", ", it.Value.Order(StringComparer.Ordinal))}")));
    }

    [Fact]
    public void Shared_folders_depend_on_no_feature() => Assert.Empty(
        from file in SourceFiles.Product
        where Shared.Contains(FolderOf(file.Key))
        from used in UsedBy(file.Value)
        where !Shared.Contains(used)
        let knows = $"{file.Key} -> {used}"
        where !Allowed.Contains(knows)
        select knows);

    [Fact]
    public void The_diagram_in_the_docs_matches_the_code()
    {
        var page = Path.Combine(SourceFiles.Root, "docs", "architecture.md");
        var text = File.ReadAllText(page);
        var (start, end) = (text.IndexOf(Begin, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
        Assert.True(start >= 0 && end > start, $"{page} has no place for the picture.");

        var current = text[..(start + Begin.Length)] + "\n" + Draw() + text[end..];
        if (Environment.GetEnvironmentVariable("CHANNEL_UPDATE_CONTRACTS") == "1") File.WriteAllText(page, current);
        Assert.True(
            current == File.ReadAllText(page), "The picture of the features is out of date: run scripts/update-contracts.");
    }

    /// <summary>Only what does not follow from other arrows.</summary>
    private static string Draw()
    {
        var arrows =
            from feature in Graph
            from used in feature.Value
            where !feature.Value.Any(other => other != used && Reaches(other, used))
            select $"  {feature.Key} --> {used}\n";
        return $"```mermaid\ngraph TD\n{string.Concat(arrows)}```\n";
    }

    private static bool Reaches(string from, string to)
    {
        var (open, seen) = (new Stack<string>([from]), new HashSet<string>());
        while (open.TryPop(out var feature))
        {
            if (!seen.Add(feature)) continue;
            if (Graph[feature].Contains(to)) return true;
            foreach (var next in Graph[feature]) open.Push(next);
        }

        return false;
    }

    private static SortedDictionary<string, SortedSet<string>> Read()
    {
        var graph = new SortedDictionary<string, SortedSet<string>>(StringComparer.Ordinal);
        foreach (var (path, text) in SourceFiles.Product)
        {
            if (FolderOf(path) is not { } feature || Shared.Contains(feature) || Assembling.Contains(feature)) continue;
            if (!graph.TryGetValue(feature, out var uses)) graph[feature] = uses = new(StringComparer.Ordinal);
            uses.UnionWith(UsedBy(text).Where(it => it != feature && !Shared.Contains(it)));
        }

        return graph;
    }

    private static string? FolderOf(string path) =>
        Place().Match(path) is { Success: true } place ? place.Groups["folder"].Value : null;

    private static IEnumerable<string> UsedBy(string text) => Name().Matches(text)
        .Concat(RelativeName().Matches(text).Where(it => Types[it.Groups["feature"].Value].Contains(it.Groups["type"].Value)))
        .Select(it => it.Groups["feature"].Value)
        .Distinct();

    [GeneratedRegex(@"^src/ChannelProgram\.(?:Domain|Application|Infrastructure|Web)/(?<folder>\w+)/")]
    private static partial Regex Place();

    [GeneratedRegex(
        @"\b(?:ChannelProgram\.)(?:Domain|Application|Infrastructure|Web)\.(?<feature>[A-Z]\w+)(?=[.;])"
        + @"|\b(?:Domain|Application|Infrastructure|Web)\.(?<feature>[A-Z]\w+)\.(?=[A-Z])")]
    private static partial Regex Name();

    [GeneratedRegex(@"(?<![\w.])(?<feature>[A-Z]\w+)\.(?<type>[A-Z]\w+)")]
    private static partial Regex RelativeName();

    [GeneratedRegex(@"\b(?:class|record|struct|interface|enum) (?<name>[A-Z]\w+)")]
    private static partial Regex DeclaredType();
}
