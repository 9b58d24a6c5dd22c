namespace ChannelProgram.Domain.Companies.Names;

/// <summary>Finds writings of one or more words, the longest first.</summary>
/// <param name="AfterBreak">It only counts where an aside begins.</param>
internal sealed record Phrase<T>(string[] Words, bool AfterBreak, T Meaning)
{
    /// <summary>In the files a bracket in front stands for <see cref="AfterBreak"/>.</summary>
    public static Phrase<T> Parse(string written, T meaning) => new(
        [.. NameReading.Tokens(written.TrimStart('(')).Select(it => it.Text)], written.StartsWith('('), meaning);
}

internal sealed class Phrases<T>
{
    private readonly Dictionary<string, Phrase<T>[]> _byFirstWord;

    public Phrases(IEnumerable<Phrase<T>> all) => _byFirstWord = all.Where(it => it.Words.Length > 0)
        .GroupBy(it => it.Words[0], StringComparer.Ordinal)
        .ToDictionary(it => it.Key, it => it.OrderByDescending(its => its.Words.Length).ToArray(), StringComparer.Ordinal);

    public Phrase<T>? At(IReadOnlyList<NameToken> tokens, int at, Func<Phrase<T>, bool>? counts = null) =>
        _byFirstWord.TryGetValue(tokens[at].Text, out var phrases)
            ? Array.Find(phrases, it => Begins(it, tokens, at) && (counts is null || counts(it)))
            : null;

    private static bool Begins(Phrase<T> phrase, IReadOnlyList<NameToken> tokens, int at)
    {
        if (at + phrase.Words.Length > tokens.Count || (phrase.AfterBreak && !tokens[at].AfterBreak)) return false;
        for (var word = 1; word < phrase.Words.Length; word++)
        {
            if (tokens[at + word].Text != phrase.Words[word]) return false;
        }

        return true;
    }
}
