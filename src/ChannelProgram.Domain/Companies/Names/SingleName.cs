namespace ChannelProgram.Domain.Companies.Names;

/// <summary>One name of a company, split into words for comparison.</summary>
internal sealed class SingleName
{
    private const string Article = "the";

    /// <summary>The cost of a comparison grows with the product of both names' word counts: this limits it.</summary>
    private const int MaxWords = 16;

    private SingleName(string country, IReadOnlyList<NameWord> words, string withJoiners) =>
        (Country, Words, WithJoiners) = (country, words, withJoiners);

    public string Country { get; }

    /// <summary>Without legal forms, articles and words for "and"; never empty if anything can be read.</summary>
    public IReadOnlyList<NameWord> Words { get; }

    /// <summary>All in one word, with the words for "and": some people write names that way.</summary>
    public string WithJoiners { get; }

    public static SingleName Of(IReadOnlyList<NameToken> written, string country)
    {
        var tokens = Asides.Mark(Abbreviations.Expand(written, country), country);
        tokens = Asides.Mark(LegalFormRemoval.TakeOff(tokens, country), country);

        var words = tokens.Where((it, at) => !Joins(tokens, at, country)).Take(MaxWords).Select(Word).ToList();
        if (words.Count == 0) words = [.. tokens.Where(it => !it.Joins).Select(Word)];
        SetAside(words, 0, it => TypingErrors.Between(it.Text, Article) is 1);
        SetAside(words, words.Count - 1, it => LegalForms.Misspelt(it.Text, country));
        var withJoiners = string.Concat(tokens.Where(it => !it.IsAside).Select(it => it.Joins ? "and" : it.Text));
        return new(country, words, Spelling.Plain(withJoiners));
    }

    private static NameWord Word(NameToken token)
    {
        var plain = Spelling.Plain(token.Text);
        var (kind, stem) = WordLists.Of(plain);
        return new(token.Text, plain, stem, kind, token.AbbreviatedAt, token.IsAside);
    }

    /// <summary>
    /// A misspelt article or legal form counts as little as a particle. It stays, because it may be a word of the name.
    /// </summary>
    private static void SetAside(List<NameWord> words, int at, Func<NameWord, bool> isMisspelt)
    {
        if (words.Count > 1 && words[at].Kind is WordKind.Distinctive && isMisspelt(words[at]))
            words[at] = words[at] with { Kind = WordKind.Particle };
    }

    private static bool Joins(IReadOnlyList<NameToken> tokens, int at, string country) =>
        tokens[at].Joins
        || (tokens[at].Text.Length == 1
            ? at > 0 && at < tokens.Count - 1 && WordLists.Joins(tokens[at].Text, country)
            : WordLists.Joins(tokens[at].Text, country));
}
