using System.Globalization;
using System.Text.Json;
using ChannelProgram.Domain.Companies.Names;

namespace ChannelProgram.Bench.Names;

/// <summary>Precision and recall over pairs of names that are known to mean one company or two.</summary>
internal static class PairAccuracy
{
    private sealed record Pair(CompanyName One, CompanyName Other, bool Same, bool IsEven);

    public static void Report(string file, bool all)
    {
        var pairs = File.ReadLines(file).Select((line, at) => Read(line, at % 2 == 0)).ToList();
        var counted = Counted(pairs);
        Console.WriteLine("| weights | pairs | precision | recall | wrongly a match | missed |");
        Console.WriteLine("|---|---|---|---|---|---|");
        foreach (var (half,
            isIn) in new (string, Func<Pair, bool>)[] { ("even lines", it => it.IsEven), ("odd lines", it => !it.IsEven),
                ("all", _ => true) })
        {
            var some = pairs.FindAll(it => isIn(it));
            Row("lists only", half, some, it => it.One.Compare(it.Other, UncountedRarity.Instance).IsMatch);
            Row("counted", half, some, it => it.One.Compare(it.Other, counted).IsMatch);
            Row(
                "trigrams alone", half, some,
                it => TrigramSimilarity.Similarity(it.One.Written, it.Other.Written) >= TrigramSimilarity.Threshold);
        }

        var matches = pairs.FindAll(it => it.Same && it.One.Compare(it.Other, UncountedRarity.Instance).IsMatch);
        var found = matches.Count(it => it.One.Keys.Intersect(it.Other.Keys).Any());
        var keys = pairs.SelectMany(it => new[] { it.One, it.Other }).Select(it => it.Keys.Count).Order().ToList();
        Print($"\n{found} of {matches.Count} matches share a key; keys per name: median {keys[keys.Count / 2]}, most {keys[^1]}");
        foreach (var it in pairs)
        {
            var match = it.One.Compare(it.Other, UncountedRarity.Instance);
            if (match.IsMatch != it.Same || all)
                Print($"{(it.Same ? "same" : "other")} {match.Score} {match.Finding}: {it.One.Written} | {it.Other.Written}");
        }
    }

    private static void Row(string weights, string half, List<Pair> pairs, Func<Pair, bool> isMatch)
    {
        var judged = pairs.ConvertAll(it => (it.Same, Match: isMatch(it)));
        var right = judged.Count(it => it is { Same: true, Match: true });
        var (wrong, missed) = (
            judged.Count(it => it is { Same: false, Match: true }), judged.Count(it => it is { Same: true, Match: false }));
        var (precision, recall) = ((double)right / (right + wrong), (double)right / (right + missed));
        Print($"| {weights} | {half}, {pairs.Count} | {precision:0.0000} | {recall:0.0000} | {wrong} | {missed} |");
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static CountedRarity Counted(List<Pair> pairs)
    {
        var names = pairs.SelectMany(it => new[] { it.One, it.Other }).ToList();
        var with = names.SelectMany(it => it.Words.Select(word => word.Stem).Distinct()).CountBy(it => it)
            .ToDictionary(it => it.Key, it => (long)it.Value);
        return new(stem => with.GetValueOrDefault(stem), names.Count);
    }

    private static Pair Read(string line, bool isEven)
    {
        using var pair = JsonDocument.Parse(line);
        return new(
            Name(pair.RootElement.GetProperty("a")), Name(pair.RootElement.GetProperty("b")),
            pair.RootElement.GetProperty("same").GetBoolean(), isEven);

        static CompanyName Name(JsonElement it) =>
            CompanyName.Read(it.GetProperty("name").GetString()!, it.GetProperty("country").GetString()!);
    }
}
