namespace ChannelProgram.Domain.Companies.Names;

/// <summary>A company's name, split into words for comparison: see docs/matching.md.</summary>
public sealed class CompanyName
{
    /// <summary>The version of the rules and word lists; stored with every decision based on them.</summary>
    public const string Rules = "names-1";

    public const int MaxRulesLength = 20;

    public const int MaxLength = 200;

    private const string Article = "the";

    /// <summary>The cost of a comparison grows with the product of both names' word counts: this limits it.</summary>
    private const int MaxWords = 16;

    private CompanyName(
        string written, string country, IReadOnlyList<NameWord> words, IReadOnlyList<string> forms, string withJoiners)
    {
        (Written, Country, Words, Forms, WithJoiners) = (written, country, words, forms, withJoiners);
    }

    public string Written { get; }

    public string Country { get; }

    /// <summary>Without legal forms, articles and words for "and"; never empty if anything can be read.</summary>
    public IReadOnlyList<NameWord> Words { get; }

    public IReadOnlyList<string> Forms { get; }

    /// <summary>All in one word, with the words for "and": some people write names that way.</summary>
    internal string WithJoiners { get; }

    /// <summary>
    /// Index keys: names that match nearly always share one. ASCII without capitals, at most <see cref="NameKeys.MaxLength"/>
    /// characters, in no order, each once.
    /// </summary>
    public IReadOnlyList<string> Keys => field ??= NameKeys.Of(this);

    /// <param name="country">ISO 3166-1 alpha-2 code, in upper case: legal forms and words for "and" depend on it.</param>
    public static CompanyName Read(string name, string country)
    {
        var tokens = NameReading.Tokens(name);
        var forms = new List<string>();
        while (TakeEnd(tokens, country, forms) || TakeBeginning(tokens, country, forms) || TakeFromWord(tokens, forms)) { }

        var words = tokens.Where((it, at) => !Joins(tokens, at, country)).Take(MaxWords).Select(Word).ToList();
        if (words.Count == 0) words = [.. tokens.Where(it => !it.Joins).Select(Word)];
        SetAside(words, 0, it => TypingErrors.Between(it.Text, Article) is 1);
        SetAside(words, words.Count - 1, it => LegalForms.Misspelt(it.Text, country));
        return new(name, country, words, forms, Spelling.Plain(string.Concat(tokens.Select(it => it.Joins ? "and" : it.Text))));
    }

    public bool MayMatch(CompanyName other) => NameComparison.MayMatch(this, other);

    public NameMatch Compare(CompanyName other, IWordRarity rarity) => NameComparison.Of(this, other, rarity);

    private static NameWord Word(NameReading.Token token)
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

    private static bool TakeEnd(List<NameReading.Token> tokens, string country, List<string> forms)
    {
        for (var count = Math.Min(LegalForms.MaxWords, tokens.Count - 1); count > 0; count--)
        {
            var begin = tokens.Count - count;
            var glued = JoinTokens(tokens, begin, count);
            var isForm = glued.Length > 0 ? LegalForms.Ends(glued, country) : count == 1;
            if (!isForm && !(count == 1 && WordLists.Joins(glued, ""))) continue;
            if (tokens.FindIndex(0, begin, it => !it.Joins && !WordLists.Joins(it.Text, "")) < 0) continue;
            if (isForm && glued.Length > 0) forms.Insert(0, glued);
            tokens.RemoveRange(begin, count);
            return true;
        }

        return false;
    }

    private static bool TakeBeginning(List<NameReading.Token> tokens, string country, List<string> forms)
    {
        for (var count = Math.Min(LegalForms.MaxWords, tokens.Count - 1); count > 0; count--)
        {
            var glued = JoinTokens(tokens, 0, count);
            if (!LegalForms.Begins(glued, country)) continue;
            forms.Add(glued);
            tokens.RemoveRange(0, count);
            return true;
        }

        return false;
    }

    private static bool TakeFromWord(List<NameReading.Token> tokens, List<string> forms)
    {
        for (var at = 0; at < tokens.Count; at++)
        {
            if (!Scripts.HasNoSpaces(tokens[at].Text) || !LegalForms.TrySplit(tokens[at].Text, out var rest, out var form))
                continue;
            tokens[at] = tokens[at] with { Text = rest };
            forms.Add(form);
            return true;
        }

        return false;
    }

    private static string JoinTokens(List<NameReading.Token> tokens, int begin, int count) =>
        count == 1 ? (tokens[begin].Joins ? "" : tokens[begin].Text)
        : string.Concat(tokens.Skip(begin).Take(count).Where(it => !it.Joins).Select(it => it.Text));

    private static bool Joins(List<NameReading.Token> tokens, int at, string country) =>
        tokens[at].Joins
        || (tokens[at].Text.Length == 1
            ? at > 0 && at < tokens.Count - 1 && WordLists.Joins(tokens[at].Text, country)
            : WordLists.Joins(tokens[at].Text, country));
}
