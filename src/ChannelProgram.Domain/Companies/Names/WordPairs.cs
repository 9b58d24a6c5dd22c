namespace ChannelProgram.Domain.Companies.Names;

/// <summary>A run of words in one name that agrees with a run in the other; most runs are of one word.</summary>
internal readonly record struct WordPair(int At, int Count, int AtOther, int CountOther, Agreement Agreement, int Score);

/// <summary>Pairs the words of two names, the most certain agreement first, each word at most once.</summary>
internal sealed class WordPairs(IReadOnlyList<NameWord> words, IReadOnlyList<NameWord> others, WordWeights weights)
{
    private const int MaxJoinedWords = 3;

    private const int MinJoinedLength = 6;

    private const int EqualScore = 1000, JoinedScore = 980, ListedScore = 970, TypingErrorScore = 950, InitialScore = 600;

    private readonly bool[] _paired = new bool[words.Count];
    private readonly bool[] _pairedOther = new bool[others.Count];
    private readonly List<WordPair> _all = [];

    public static WordPairs Of(SingleName one, SingleName other, WordWeights weights)
    {
        var pairs = new WordPairs(one.Words, other.Words, weights);
        pairs.PairAll();
        return pairs;
    }

    public IReadOnlyList<WordPair> All => _all;

    public bool IsUnpaired(int at) => !_paired[at];

    public bool IsOtherUnpaired(int at) => !_pairedOther[at];

    private void PairAll()
    {
        if (words.Count != others.Count && JoinWords(words, 0, words.Count) == JoinWords(others, 0, others.Count))
        {
            Add(new(0, words.Count, 0, others.Count, Agreement.Glued, JoinedScore));
            return;
        }

        PairWords(Agreement.Equal, EqualScore, (one, other) => one.Text == other.Text);
        PairWords(Agreement.Spelling, EqualScore, (one, other) => one.Plain == other.Plain);
        PairWords(Agreement.Abbreviation, ListedScore, (one, other) => one.Stem == other.Stem);
        PairRuns(allowTypingError: false);
        PairWords(Agreement.Spelling, TypingErrorScore, (one, other) => IsTypingError(one, other, 1));
        PairWords(Agreement.Spelling, TypingErrorScore, (one, other) => IsTypingError(one, other, 2));
        PairRuns(allowTypingError: true);
        PairWords(
            Agreement.Abbreviation, ListedScore, (one, other) => IsAbbreviationOf(one, other) || IsAbbreviationOf(other, one));
        PairWords(Agreement.Abbreviation, InitialScore, (one, other) => IsInitialOf(one, other) || IsInitialOf(other, one));
        _all.Sort((one, other) => one.At.CompareTo(other.At));
    }

    /// <summary>
    /// A typing error may make or break an "ae" that is not ä ("Baer" for "Bayer"), so words are also compared as written.
    /// </summary>
    private bool IsTypingError(NameWord one, NameWord other, int errors) =>
        weights.MayContainTypingError(one, other)
        && (TypingErrors.Between(one.Plain, other.Plain) == errors || TypingErrors.Between(one.Text, other.Text) == errors);

    private void PairWords(Agreement agreement, int score, Func<NameWord, NameWord, bool> agree)
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
    private void PairRuns(bool allowTypingError)
    {
        if (!_paired.Contains(false) || !_pairedOther.Contains(false)) return;
        for (var at = 0; at < words.Count; at++)
        {
            for (var count = 1; count <= MaxJoinedWords && IsFree(_paired, at, count); count++)
            {
                TryPairRun(at, count, allowTypingError);
            }
        }
    }

    private void TryPairRun(int at, int count, bool allowTypingError)
    {
        var run = JoinWords(words, at, count);
        for (var place = 0; place < others.Count; place++)
        {
            for (var length = 1; length <= MaxJoinedWords && IsFree(_pairedOther, place, length); length++)
            {
                var other = JoinWords(others, place, length);
                var equal = IsSameText(run, other) || (count > 1 && length == 1 && IsJoined(words, at, count, other))
                    || (length > 1 && count == 1 && IsJoined(others, place, length, run));
                if (!equal && !(allowTypingError && count != length && Math.Min(run.Length, other.Length) >= MinJoinedLength
                    && TypingErrors.Between(run, other) is 1)) continue;
                Add(new(at, count, place, length, Agreement.Glued, equal ? JoinedScore : TypingErrorScore));
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

    private static string JoinWords(IReadOnlyList<NameWord> words, int at, int count) => count switch
    {
        1 => words[at].Plain,
        2 => Spelling.Plain(words[at].Text + words[at + 1].Text),
        _ => Spelling.Plain(string.Concat(words.Skip(at).Take(count).Select(it => it.Text))),
    };

    private static bool IsSameText(string one, string other) =>
        one == other || IsWithArticle(one, other) || IsWithArticle(other, one);

    private static bool IsWithArticle(string one, string other) =>
        one.Length == other.Length + 3 && other.Length > 2 && one.StartsWith("the", StringComparison.Ordinal)
        && one.EndsWith(other, StringComparison.Ordinal);

    /// <summary>MarksandSpencer: written together with the word for "and".</summary>
    private static bool IsJoined(IReadOnlyList<NameWord> words, int at, int count, string glued)
    {
        var (first, last) = (words[at].Plain, JoinWords(words, at + 1, count - 1));
        return glued.Length > first.Length + last.Length
            && glued.StartsWith(first, StringComparison.Ordinal) && glued.EndsWith(last, StringComparison.Ordinal)
            && WordLists.Joins(glued[first.Length..^last.Length], "");
    }

    /// <summary>Masch.bau for Maschinenbau, Elektrotech. for Elektrotechnik.</summary>
    private static bool IsAbbreviationOf(NameWord one, NameWord other) =>
        one.AbbreviatedAt > 0 && other.Text.Length > one.Text.Length
        && other.Text.AsSpan().StartsWith(one.Text.AsSpan(0, one.AbbreviatedAt))
        && other.Text.AsSpan().EndsWith(one.Text.AsSpan(one.AbbreviatedAt));

    private static bool IsInitialOf(NameWord one, NameWord other) =>
        one.Plain.Length == 1 && other.Kind is WordKind.Distinctive or WordKind.Person
            && other.Plain.StartsWith(one.Plain, StringComparison.Ordinal);
}
