namespace ChannelProgram.Domain.Companies.Names;

/// <summary>Where in a name a writing counts.</summary>
internal enum PhrasePlace
{
    Anywhere,

    /// <summary>Where an aside begins; in the files a bracket in front of the writing.</summary>
    AfterBreak,

    /// <summary>As the first words of the name; in the files <c>^</c> in front.</summary>
    First,

    /// <summary>As the last words of the name; in the files <c>$</c> behind.</summary>
    Last,
}

internal sealed record Phrase<T>(string[] Words, PhrasePlace Place, T Meaning)
{
    public static Phrase<T> Parse(string written, T meaning) => new(
        [.. NameReading.Tokens(written.Trim('(', '^', '$')).Select(it => it.Text)],
        written[0] == '(' ? PhrasePlace.AfterBreak
            : written[0] == '^' ? PhrasePlace.First
            : written[^1] == '$' ? PhrasePlace.Last
            : PhrasePlace.Anywhere,
        meaning);

    public bool CountsAt(IReadOnlyList<NameToken> tokens, int at) => Place switch
    {
        PhrasePlace.AfterBreak => tokens[at].AfterBreak,
        PhrasePlace.First => at == 0,
        PhrasePlace.Last => at + Words.Length == tokens.Count,
        _ => true,
    };
}

/// <summary>Finds writings of one or more words, the longest first.</summary>
internal sealed class Phrases<T>
{
    private readonly Dictionary<string, Phrase<T>[]> _byFirstWord;

    public Phrases(IEnumerable<Phrase<T>> all) => _byFirstWord = all.Where(it => it.Words.Length > 0)
        .GroupBy(it => it.Words[0], StringComparer.Ordinal)
        .ToDictionary(it => it.Key, it => it.OrderByDescending(its => its.Words.Length).ToArray(), StringComparer.Ordinal);

    /// <param name="counts">Whether one counts where it stands; null: where the file says.</param>
    public Phrase<T>? At(IReadOnlyList<NameToken> tokens, int at, Func<Phrase<T>, bool>? counts = null) =>
        _byFirstWord.TryGetValue(tokens[at].Text, out var phrases)
            ? Array.Find(phrases, it => Reads(it, tokens, at) && (counts?.Invoke(it) ?? it.CountsAt(tokens, at)))
            : null;

    private static bool Reads(Phrase<T> phrase, IReadOnlyList<NameToken> tokens, int at)
    {
        if (at + phrase.Words.Length > tokens.Count) return false;
        for (var word = 1; word < phrase.Words.Length; word++)
        {
            if (tokens[at + word].Text != phrase.Words[word]) return false;
        }

        return true;
    }
}
