namespace ChannelProgram.Domain.Companies.Names;

/// <summary>A run of words in one name that agrees with a run in the other; most runs are of one word.</summary>
internal readonly record struct WordPair(int At, int Count, int AtOther, int CountOther, Agreement Agreement, int Score);

/// <summary>Pairs the words of two names, the most certain agreement first, each word at most once.</summary>
internal sealed class WordPairs(IReadOnlyList<NameWord> words, IReadOnlyList<NameWord> others, WordWeights weights)
{
    private const int MostGlued = 3;

    private const int LongEnoughGlued = 6;

    private const int AsGood = 1000, Glued = 980, Listed = 970, Slip = 950, Initial = 600;

    private readonly bool[] _paired = new bool[words.Count];
    private readonly bool[] _pairedOther = new bool[others.Count];
    private readonly List<WordPair> _all = [];

    public static WordPairs Of(CompanyName one, CompanyName other, WordWeights weights)
    {
        var pairs = new WordPairs(one.Words, other.Words, weights);
        pairs.Find();
        return pairs;
    }

    public IReadOnlyList<WordPair> All => _all;

    public bool IsLeft(int at) => !_paired[at];

    public bool IsLeftOfOther(int at) => !_pairedOther[at];

    private void Find()
    {
        if (words.Count != others.Count && Together(words, 0, words.Count) == Together(others, 0, others.Count))
        {
            Add(new(0, words.Count, 0, others.Count, Agreement.Glued, Glued));
            return;
        }

        Each(Agreement.Equal, AsGood, (one, other) => one.Text == other.Text);
        Each(Agreement.Spelling, AsGood, (one, other) => one.Plain == other.Plain);
        Each(Agreement.Abbreviation, Listed, (one, other) => one.Stem == other.Stem);
        EachRun(slips: false);
        Each(Agreement.Spelling, Slip, (one, other) => IsSlip(one, other, 1));
        Each(Agreement.Spelling, Slip, (one, other) => IsSlip(one, other, 2));
        EachRun(slips: true);
        Each(Agreement.Abbreviation, Listed, (one, other) => Shortens(one, other) || Shortens(other, one));
        Each(Agreement.Abbreviation, Initial, (one, other) => IsInitialOf(one, other) || IsInitialOf(other, one));
        _all.Sort((one, other) => one.At.CompareTo(other.At));
    }

    /// <summary>
    /// A typing error may make or break an "ae" that is not ä ("Baer" for "Bayer"), so words are also compared as written.
    /// </summary>
    private bool IsSlip(NameWord one, NameWord other, int slips) =>
        weights.MaySlip(one, other)
        && (TypingErrors.Between(one.Plain, other.Plain) == slips || TypingErrors.Between(one.Text, other.Text) == slips);

    private void Each(Agreement agreement, int score, Func<NameWord, NameWord, bool> agree)
    {
        for (var at = 0; at < words.Count; at++)
        {
            if (_paired[at]) continue;
            // The same position first, so that "Johnson & Johnson" keeps its order.
            for (var step = -1; step < others.Count; step++)
            {
                var place = step < 0 ? at : step;
                if (place >= others.Count || _pairedOther[place] || !agree(words[at], others[place])) continue;
                Add(new(at, 1, place, 1, agreement, score));
                break;
            }
        }
    }

    /// <summary>Words written together, or with the space elsewhere: NovoNordisk, Swatc Hgroup, TheBayer.</summary>
    private void EachRun(bool slips)
    {
        if (!_paired.Contains(false) || !_pairedOther.Contains(false)) return;
        for (var at = 0; at < words.Count; at++)
        {
            for (var count = 1; count <= MostGlued && IsFree(_paired, at, count); count++)
            {
                TryRun(at, count, slips);
            }
        }
    }

    private void TryRun(int at, int count, bool slips)
    {
        var run = Together(words, at, count);
        for (var place = 0; place < others.Count; place++)
        {
            for (var length = 1; length <= MostGlued && IsFree(_pairedOther, place, length); length++)
            {
                var other = Together(others, place, length);
                var equal = Same(run, other) || (count > 1 && length == 1 && IsJoined(words, at, count, other))
                    || (length > 1 && count == 1 && IsJoined(others, place, length, run));
                if (!equal && !(slips && count != length && Math.Min(run.Length, other.Length) >= LongEnoughGlued
                    && TypingErrors.Between(run, other) is 1)) continue;
                Add(new(at, count, place, length, Agreement.Glued, equal ? Glued : Slip));
                return;
            }
        }
    }

    private void Add(WordPair pair)
    {
        _all.Add(pair);
        _paired.AsSpan(pair.At, pair.Count).Fill(true);
        _pairedOther.AsSpan(pair.AtOther, pair.CountOther).Fill(true);
    }

    private static bool IsFree(bool[] paired, int at, int count) =>
        at + count <= paired.Length && !paired.AsSpan(at, count).Contains(true);

    private static string Together(IReadOnlyList<NameWord> words, int at, int count) => count switch
    {
        1 => words[at].Plain,
        2 => Spelling.Plain(words[at].Text + words[at + 1].Text),
        _ => Spelling.Plain(string.Concat(words.Skip(at).Take(count).Select(it => it.Text))),
    };

    private static bool Same(string one, string other) =>
        one == other || IsWithArticle(one, other) || IsWithArticle(other, one);

    private static bool IsWithArticle(string one, string other) =>
        one.Length == other.Length + 3 && other.Length > 2 && one.StartsWith("the", StringComparison.Ordinal)
        && one.EndsWith(other, StringComparison.Ordinal);

    /// <summary>MarksandSpencer: written together with the word for "and".</summary>
    private static bool IsJoined(IReadOnlyList<NameWord> words, int at, int count, string glued)
    {
        var (first, last) = (words[at].Plain, Together(words, at + 1, count - 1));
        return glued.Length > first.Length + last.Length
            && glued.StartsWith(first, StringComparison.Ordinal) && glued.EndsWith(last, StringComparison.Ordinal)
            && WordLists.Joins(glued[first.Length..^last.Length], "");
    }

    /// <summary>Masch.bau for Maschinenbau, Elektrotech. for Elektrotechnik.</summary>
    private static bool Shortens(NameWord one, NameWord other) =>
        one.Cut > 0 && other.Text.Length > one.Text.Length
        && other.Text.AsSpan().StartsWith(one.Text.AsSpan(0, one.Cut)) && other.Text.AsSpan().EndsWith(one.Text.AsSpan(one.Cut));

    private static bool IsInitialOf(NameWord one, NameWord other) =>
        one.Plain.Length == 1 && other.Kind is WordKind.Own or WordKind.Person && other.Plain.StartsWith(one.Plain, StringComparison.Ordinal);
}
