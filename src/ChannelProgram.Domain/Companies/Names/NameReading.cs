using System.Net;
using System.Text;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Companies.Names;

internal static class NameReading
{
    /// <summary>Fewer letters before a full stop are initials, or part of an abbreviation with several stops: S.p.A.</summary>
    private const int ShortestCut = 3;

    /// <summary>Pieces of this length, at most, make one abbreviation with the slashes between them: t/a, c/o, A/S.</summary>
    private const int MaxPieceLength = 2;

    /// <summary>What parts an aside from a name; so does a hyphen with a blank beside it.</summary>
    private const string Breaks = "()[]{},;:#|*–—―【】、";

    /// <summary>Undoes what a web page or a CRM made of a name, and drops the signs of a trade mark.</summary>
    public static string Unescape(string name)
    {
        var text = name.Contains('&', StringComparison.Ordinal)
            ? WebUtility.HtmlDecode(WebUtility.HtmlDecode(name.Replace("&amp;", "&", StringComparison.OrdinalIgnoreCase)))
            : name;
        return string.Concat(text.Where(it => it is not ('®' or '™' or '℠' or '©' or '℗')));
    }

    public static List<NameToken> Tokens(string name)
    {
        var tokens = new List<NameToken>();
        var word = new StringBuilder();
        var (cut, depth, before, isBreak) = (0, 0, ' ', true);
        var slashed = new List<int>();
        // The acute accent is often typed as an apostrophe; NFKD would make it a space.
        var runes = Folding.Fold(name.Replace('´', '\'')).ToList();

        for (var at = 0; at < runes.Count; at++)
        {
            var rune = runes[at];
            if (Spelling.IsLetter(rune))
            {
                Spelling.Append(word, rune);
                before = rune.IsBmp ? (char)rune.Value : ' ';
            }
            else if (rune.Value is '.' && word.Length >= ShortestCut && cut == 0) cut = word.Length;
            else if (!(IsApostrophe(rune, before) && IsLetter(at + 1)) && !IsHyphenOfCut(at))
            {
                End();
                if (rune.Value is '&' or '+') Put("&", 0, joins: true);
                if (rune.Value is '/' && at > 0 && IsLetter(at - 1) && IsLetter(at + 1)) slashed.Add(tokens.Count);
                isBreak |= IsBreak(at);
                depth = Math.Max(0, depth + (rune.Value is '(' or '[' or '{' ? 1 : rune.Value is ')' or ']' or '}' ? -1 : 0));
            }

            if (rune.Value is '.' && cut > 0 && !IsLetter(at + 1) && !IsHyphenOfCut(at + 1)) End();
        }

        End();
        JoinSlashed(tokens, slashed);
        JoinInitials(tokens);
        return tokens;

        bool IsLetter(int at) => at < runes.Count && Spelling.IsLetter(runes[at]);

        // Masch.-Bau is written for Maschinenbau.
        bool IsHyphenOfCut(int at) =>
            at < runes.Count && runes[at].Value is '-' && cut > 0 && cut == word.Length && IsLetter(at + 1);

        bool IsBreak(int at) =>
            (runes[at].IsBmp && Breaks.Contains((char)runes[at].Value))
            || (runes[at].Value is '-' && (at == 0 || at + 1 == runes.Count || !IsLetter(at - 1) || !IsLetter(at + 1)));

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
                Put(text[..cut], cut, joins: false);
                (text, cut) = (text[cut..], 0);
            }

            Put(text, Math.Min(cut, text.Length), joins: false);
        }

        void Put(string text, int abbreviatedAt, bool joins)
        {
            tokens.Add(new(text, abbreviatedAt, depth > 0, joins, isBreak));
            isBreak = false;
        }
    }

    /// <summary>t/a is one abbreviation; the slashes stay, because "ta" may be a word.</summary>
    private static void JoinSlashed(List<NameToken> tokens, List<int> slashed)
    {
        for (var last = slashed.Count - 1; last >= 0; last--)
        {
            var (first, end) = (last, slashed[last]);
            while (first > 0 && slashed[first - 1] == slashed[first] - 1) first--;
            var begin = slashed[first] - 1;
            last = first;
            if (begin < 0 || end >= tokens.Count) continue;
            var pieces = tokens[begin..(end + 1)].ConvertAll(it => it.Text);
            if (!pieces.TrueForAll(it => it.Length <= MaxPieceLength && it.All(char.IsLetter))) continue;
            if (!pieces.Exists(it => it.Length == 1)) continue;
            tokens[begin] = tokens[begin] with { Text = string.Join('/', pieces) };
            tokens.RemoveRange(begin + 1, end - begin);
        }
    }

    /// <summary>F.lli: a letter, a full stop and the end of the word.</summary>
    private static void JoinInitials(List<NameToken> tokens)
    {
        for (var at = tokens.Count - 2; at >= 0; at--)
        {
            if (tokens[at].Text.Length != 1 || tokens[at + 1].AfterBreak) continue;
            var glued = tokens[at].Text + tokens[at + 1].Text;
            if (!WordLists.IsDescriptor(glued)) continue;
            tokens[at] = tokens[at] with { Text = glued };
            tokens.RemoveAt(at + 1);
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
