using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Companies.Names;

/// <summary>Parts a writing that holds several names of one customer: trading as, formerly, care of.</summary>
internal static class OtherNames
{
    private static readonly Lazy<Phrases<bool>> Between =
        new(() => new(EmbeddedList.Lines("other-names.txt").Select(it => Phrase<bool>.Parse(it, true))));

    /// <returns>One list of tokens or more. A part that names nobody by itself is left out, unless it is the only one.</returns>
    public static List<List<NameToken>> Split(IReadOnlyList<NameToken> tokens)
    {
        var names = new List<List<NameToken>> { new() };
        var inBrackets = false;
        for (var at = 0; at < tokens.Count; at++)
        {
            if (Between.Value.At(tokens, at, it => Counts(it, tokens, at)) is { } found)
            {
                // The trustee for a trust: the name is what follows.
                if (at == 0) names.Clear();
                inBrackets = tokens[at].IsAside;
                names.Add([]);
                at += found.Words.Length - 1;
            }
            else if (names.Count > 1 && inBrackets)
            {
                // Behind the bracket the first name goes on.
                if (tokens[at].IsAside) Add(names[^1], tokens[at] with { IsAside = false });
                else Add(names[0], tokens[at]);
            }
            else Add(names[^1], tokens[at]);
        }

        if (names.Count == 1) return names;
        var naming = names.FindAll(it => it.Exists(Names));
        if (naming.Count > 0) return naming;

        var whole = new List<NameToken>();
        foreach (var token in tokens) Add(whole, token);
        return [whole];
    }

    /// <summary>What is an ordinary word elsewhere counts in brackets and behind a legal form.</summary>
    private static bool Counts(Phrase<bool> phrase, IReadOnlyList<NameToken> tokens, int at) => phrase.Place switch
    {
        PhrasePlace.First => at == 0 && phrase.Words.Length < tokens.Count,
        PhrasePlace.AfterBreak => at > 0 && (tokens[at].IsAside || LegalForms.Ends(tokens[at - 1].Text, "")),
        _ => at > 0,
    };

    private static bool Names(NameToken token) =>
        !token.Joins && WordLists.Of(Spelling.Plain(token.Text)).Kind is WordKind.Distinctive or WordKind.Person;

    /// <summary>What looked like <c>t/a</c> and is none is read as letters.</summary>
    private static void Add(List<NameToken> name, NameToken token)
    {
        if (!token.Text.Contains('/', StringComparison.Ordinal))
        {
            name.Add(token);
            return;
        }

        foreach (var (at, text) in token.Text.Split('/').Index())
            name.Add(token with { Text = text, AfterBreak = at == 0 && token.AfterBreak });
    }
}
