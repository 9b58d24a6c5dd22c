namespace ChannelProgram.Domain.Companies.Names;

/// <summary>
/// Scores two names whose words have been paired. A match only goes to staff for review, so typing errors are forgiven. But if
/// each name has a significant word that the other lacks, they are different companies, however much agrees.
/// </summary>
internal static class NameComparison
{
    private const int MaxScoreWithOtherWord = 600;
    private const int MaxScoreWithFurtherWord = 800;

    /// <summary>However long an aside is, it says no more than this about a company.</summary>
    private const int MaxWeightOfAsides = 150;

    public static NameMatch Of(SingleName one, SingleName other, IWordRarity rarity)
    {
        var weights = new WordWeights(rarity);
        var pairs = WordPairs.Of(one, other, weights);
        var evidence = new List<WordEvidence>(one.Words.Count + other.Words.Count);
        var (agreed, total, last, rare) = (0, 0, -1, false);

        foreach (var pair in pairs.All)
        {
            var weight = (Weigh(one, pair.At, pair.Count) + Weigh(other, pair.AtOther, pair.CountOther)) / 2;
            var agreement = pair.AtOther < last && pair.Agreement is Agreement.Equal ? Agreement.Reordered : pair.Agreement;
            evidence.Add(
                new(Words(one, pair.At, pair.Count), Words(other, pair.AtOther, pair.CountOther), agreement, weight, pair.Score));
            (agreed, total, last) = (agreed + (weight * pair.Score), total + (weight * 1000), Math.Max(last, pair.AtOther));
            rare |= weights.IsRare(one.Words[pair.At]) && weights.IsRare(other.Words[pair.AtOther]);
        }

        Miss(one, pairs.IsUnpaired, word => new(word, null, Agreement.Missing, 0, 0));
        Miss(other, pairs.IsOtherUnpaired, word => new(null, word, Agreement.Missing, 0, 0));

        var (score, finding) = (total == 0 ? 0 : (int)(1000L * agreed / total), NameFinding.Alike);
        if (FindContradiction(one, other, pairs) is { } against)
            (finding, score) = (against.Finding, Math.Min(score, against.MaxScore));
        else if (score < NameMatch.MinScore) finding = NameFinding.TooLittle;
        else if (one.Country != other.Country && !rare) finding = NameFinding.CommonAbroad;

        return new(finding is NameFinding.Alike, score, finding, evidence, CompanyName.Rules);

        int Weigh(SingleName name, int at, int count)
        {
            var weight = 0;
            for (var place = at; place < at + count; place++) weight += weights.Of(name.Words[place]);
            return weight;
        }

        void Miss(SingleName name, Func<int, bool> isLeft, Func<string, WordEvidence> missing)
        {
            var asides = MaxWeightOfAsides;
            for (var at = 0; at < name.Words.Count; at++)
            {
                if (!isLeft(at)) continue;
                var weight = weights.Of(name.Words[at]);
                if (name.Words[at].IsAside) asides -= weight = Math.Min(weight, asides);
                evidence.Add(missing(name.Words[at].Text) with { Weight = weight });
                // Agreeing words weigh the mean of both sides, so a word on one side only weighs half.
                total += weight * 500;
            }
        }
    }

    /// <summary>
    /// Whether the names could match, however rare each word proves to be. Counting makes words known, and known words are no
    /// typing errors of each other. So it hardly ever makes two words agree that did not agree before.
    /// </summary>
    public static bool MayMatch(SingleName one, SingleName other)
    {
        var weights = new WordWeights(UncountedRarity.Instance);
        var pairs = WordPairs.Of(one, other, weights);
        return FindContradiction(one, other, pairs) is null
            && (one.Country == other.Country
                || pairs.All.Any(it => weights.IsRare(one.Words[it.At]) && weights.IsRare(other.Words[it.AtOther])));
    }

    private static (NameFinding Finding, int MaxScore)? FindContradiction(SingleName one, SingleName other, WordPairs pairs)
    {
        var (tells, matters) = SummarizeUnpaired(one, pairs.IsUnpaired);
        var (othersTells, othersMatters) = SummarizeUnpaired(other, pairs.IsOtherUnpaired);
        return tells && othersTells ? (NameFinding.OtherWord, MaxScoreWithOtherWord)
            : matters || othersMatters ? (NameFinding.FurtherWord, MaxScoreWithFurtherWord)
            : null;
    }

    private static (bool Tells, bool Matters) SummarizeUnpaired(SingleName name, Func<int, bool> isLeft)
    {
        var (tells, matters) = (false, false);
        for (var at = 0; at < name.Words.Count; at++)
        {
            if (!isLeft(at)) continue;
            var word = name.Words[at];
            tells |= word.Kind is not (WordKind.Descriptor or WordKind.Particle);
            matters |= !word.IsAside && !word.IsInitial && word.Kind is WordKind.Distinctive or WordKind.Person or WordKind.Trade;
        }

        return (tells, matters);
    }

    private static string Words(SingleName name, int at, int count) =>
        count == 1 ? name.Words[at].Text : string.Join(' ', name.Words.Skip(at).Take(count).Select(it => it.Text));
}
