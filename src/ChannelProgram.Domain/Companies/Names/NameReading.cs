using System.Text;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Companies.Names;

internal static class NameReading
{
    /// <summary>Fewer letters before a full stop are initials, or part of an abbreviation with several stops: S.p.A.</summary>
    private const int ShortestCut = 3;

    /// <param name="Joins">It is an ampersand or a plus sign.</param>
    public readonly record struct Token(string Text, int AbbreviatedAt, bool IsAside, bool Joins);

    public static List<Token> Tokens(string name)
    {
        var tokens = new List<Token>();
        var word = new StringBuilder();
        var (cut, depth, before) = (0, 0, ' ');
        // The acute accent is often typed as an apostrophe; NFKD would make it a space.
        var runes = Folding.Fold(name.Replace('´', '\'')).ToList();

        for (var at = 0; at < runes.Count; at++)
        {
            var rune = runes[at];
            var next = at + 1 < runes.Count ? runes[at + 1] : new Rune(' ');
            if (Spelling.IsLetter(rune))
            {
                Spelling.Append(word, rune);
                before = rune.IsBmp ? (char)rune.Value : ' ';
            }
            else if (rune.Value is '.' && word.Length >= ShortestCut && cut == 0) cut = word.Length;
            else if (!(IsApostrophe(rune, before) && Spelling.IsLetter(next)))
            {
                End();
                if (rune.Value is '&' or '+') tokens.Add(new("&", 0, depth > 0, Joins: true));
                if (rune.Value is '(') depth++;
                if (rune.Value is ')') depth = Math.Max(0, depth - 1);
            }

            if (rune.Value is '.' && cut > 0 && !Spelling.IsLetter(next)) End();
        }

        End();
        // F.lli: a letter, a full stop and the end of the word.
        for (var at = tokens.Count - 2; at >= 0; at--)
        {
            if (tokens[at].Text.Length != 1) continue;
            var glued = tokens[at].Text + tokens[at + 1].Text;
            if (WordLists.Of(glued).Kind is not WordKind.Descriptor) continue;
            tokens[at] = tokens[at] with { Text = glued };
            tokens.RemoveAt(at + 1);
        }

        return tokens;

        void End()
        {
            if (word.Length > 0) Add(Spelling.Composed(word));
            word.Clear();
            cut = 0;
        }

        void Add(string text)
        {
            if (cut > 0 && cut < text.Length && !IsOneWord(text[..cut], text[cut..]))
            {
                tokens.Add(new(text[..cut], cut, depth > 0, Joins: false));
                (text, cut) = (text[cut..], 0);
            }

            tokens.Add(new(text, Math.Min(cut, text.Length), depth > 0, Joins: false));
        }
    }

    /// <summary>As in O'Connor and L'Oréal; in Hebrew also the marks within abbreviations.</summary>
    private static bool IsApostrophe(Rune rune, char before) =>
        rune.Value is '\'' or '’' or '‘' or 'ʼ' or 'ʻ' or '`' or '′'
            || (Scripts.IsHebrew(before) && rune.Value is '"' or '״' or '׳' or '”');

    /// <summary>Masch.bau is one word, shortened in its middle; Corp.Ltd, Gebr.Müller and amazon.com only lack a space.</summary>
    private static bool IsOneWord(string beginning, string end) =>
        !LegalForms.Ends(beginning, "") && !LegalForms.Ends(end, "")
        && WordLists.Of(beginning).Kind is WordKind.Distinctive or WordKind.Trade
        && WordLists.Of(end).Kind is WordKind.Distinctive or WordKind.Trade;
}
