using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Companies.Names;

/// <summary>What people write beside a name: notes of a CRM, the state of the firm, a branch, a person in charge.</summary>
internal static class Asides
{
    private enum Kind
    {
        /// <summary>No part of the name: it is left out.</summary>
        Note,

        /// <summary>It and all that follows is an aside.</summary>
        Aside,

        /// <summary>Another legal entity beside the firm, if it stands behind the firm's legal form.</summary>
        Body,
    }

    private static readonly Lazy<Phrases<Kind>> Known = new(() => new(Read().Where(it => it.Meaning is not Kind.Body)));

    private static readonly Lazy<Phrases<Kind>> Bodies = new(() => new(Read().Where(it => it.Meaning is Kind.Body)));

    /// <summary>A name keeps at least one word that is none of these.</summary>
    public static IReadOnlyList<NameToken> Mark(IReadOnlyList<NameToken> tokens, string country)
    {
        List<NameToken>? marked = null;
        var isAside = false;
        for (var at = 0; at < tokens.Count; at++)
        {
            var found = Known.Value.At(tokens, at, it => it.CountsAt(tokens, at) && Counts(it, tokens, at, country));
            if (found is not null)
            {
                marked ??= [.. tokens.Take(at)];
                isAside |= found.Meaning is Kind.Aside;
                at += found.Words.Length - 1;
            }
            else marked?.Add(isAside ? tokens[at] with { IsAside = true } : tokens[at]);
        }

        return marked ?? tokens;
    }

    public static bool IsOtherBody(IReadOnlyList<NameToken> tokens, int at) => Bodies.Value.At(tokens, at) is not null;

    private static bool Counts(Phrase<Kind> phrase, IReadOnlyList<NameToken> tokens, int at, string country)
    {
        var end = at + phrase.Words.Length;
        if (phrase.Meaning is Kind.Aside) return HasName(tokens, 0, at);
        if (phrase.Place is PhrasePlace.First) return HasName(tokens, end, tokens.Count);

        // In the middle of a name it is a word of it: Not In Use Storage.
        var isWholeAside = end == tokens.Count || tokens[end].AfterBreak
            || (phrase.Place is PhrasePlace.Anywhere && LegalForms.Ends(tokens[end].Text, country));
        return isWholeAside && (HasName(tokens, 0, at) || HasName(tokens, end, tokens.Count));
    }

    private static bool HasName(IReadOnlyList<NameToken> tokens, int begin, int end)
    {
        for (var at = begin; at < end; at++)
        {
            if (!tokens[at].Joins && !tokens[at].IsAside && !WordLists.Joins(tokens[at].Text, "")
                && !LegalForms.Ends(tokens[at].Text, "")) return true;
        }

        return false;
    }

    private static IEnumerable<Phrase<Kind>> Read() =>
        from line in EmbeddedList.Lines("asides.txt")
        let kind = line[..line.IndexOf(' ', StringComparison.Ordinal)]
        from written in line[kind.Length..].Split(';')
        select Phrase<Kind>.Parse(written.Trim(), Enum.Parse<Kind>(kind, ignoreCase: true));
}
