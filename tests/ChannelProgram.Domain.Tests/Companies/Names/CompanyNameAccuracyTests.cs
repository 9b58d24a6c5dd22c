using System.Text.Json;
using ChannelProgram.Domain.Companies.Names;

namespace ChannelProgram.Domain.Tests.Companies.Names;

/// <summary>
/// Over 1982 pairs of names that are known to mean one company or two; half of the latter are close on purpose.
/// </summary>
public class CompanyNameAccuracyTests
{
    private static readonly List<(CompanyName One, CompanyName Other, bool Same)> Pairs =
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Companies", "Names", "customer-pairs.ndjson")).Select(Read)];

    [Fact]
    public void Precision_and_recall_are_high_with_the_word_lists_alone() => IsGood(UncountedRarity.Instance);

    [Fact]
    public void Precision_and_recall_are_high_with_counted_words() => IsGood(Counted());

    [Fact]
    public void A_match_with_any_word_counts_passes_the_preselection()
    {
        var counted = Counted();
        foreach (var (one, other, _) in Pairs)
        {
            if (one.MayMatch(other)) continue;
            Assert.False(one.Compare(other, UncountedRarity.Instance).IsMatch, $"{one.Written} | {other.Written}");
            Assert.False(one.Compare(other, counted).IsMatch, $"{one.Written} | {other.Written}, counted");
        }

        // It spares the comparison with most of those that are others.
        Assert.True(Pairs.Count(it => !it.Same && !it.One.MayMatch(it.Other)) > 0.9 * Pairs.Count(it => !it.Same));
    }

    [Fact]
    public void Matches_share_a_key_and_names_have_few()
    {
        var matches = Pairs.FindAll(it => it.Same && it.One.Compare(it.Other, UncountedRarity.Instance).IsMatch);
        var found = matches.Count(it => it.One.Keys.Intersect(it.Other.Keys).Any());

        Assert.True(found >= 0.99 * matches.Count, $"{found} of {matches.Count}");
        Assert.True(Pairs.TrueForAll(it => it.One.Keys.Count <= 30));
    }

    private static CountedRarity Counted()
    {
        var names = Pairs.SelectMany(it => new[] { it.One, it.Other }).ToList();
        var with = names.SelectMany(it => it.Words.Select(word => word.Stem).Distinct()).CountBy(it => it)
            .ToDictionary(it => it.Key, it => (long)it.Value);
        return new(stem => with.GetValueOrDefault(stem), names.Count);
    }

    private static void IsGood(IWordRarity rarity)
    {
        var judged = Pairs.ConvertAll(it => (it.Same, it.One.Compare(it.Other, rarity).IsMatch));
        var right = judged.Count(it => it is { Same: true, IsMatch: true });
        var (precision, recall) = (right / (double)judged.Count(it => it.IsMatch), right / (double)judged.Count(it => it.Same));

        Assert.True(precision >= 0.995 && recall >= 0.995, $"precision {precision:0.0000}, recall {recall:0.0000}");
    }

    private static (CompanyName, CompanyName, bool) Read(string line)
    {
        using var pair = JsonDocument.Parse(line);
        return (
            Name(pair.RootElement.GetProperty("a")), Name(pair.RootElement.GetProperty("b")),
            pair.RootElement.GetProperty("same").GetBoolean());

        static CompanyName Name(JsonElement it) =>
            CompanyName.Read(it.GetProperty("name").GetString()!, it.GetProperty("country").GetString()!);
    }
}
