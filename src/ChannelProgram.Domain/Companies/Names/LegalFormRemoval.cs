namespace ChannelProgram.Domain.Companies.Names;

/// <summary>Takes legal forms off a name: behind it, in front of it, inside it and glued to it.</summary>
internal static class LegalFormRemoval
{
    /// <summary>Shorter forms of other countries are ordinary words or initials inside a name.</summary>
    private const int ShortestInsideAbroad = 3;

    private const int ShortestBeforeGlued = 3;

    /// <summary>A form of at most so many letters may be initials that begin a name.</summary>
    private const int MaxInitials = 4;

    /// <summary>Inside a word shorter forms are syllables.</summary>
    private const int ShortestInsideWord = 3;

    private const int MaxWords = 10, MaxLength = 100;

    /// <summary>
    /// Puts a blank before a form that is glued to a name: <c>FibulaGmbH</c>, where a capital shows it, and <c>FIBULAGMBH</c>.
    /// </summary>
    public static string Unglue(string name, string country)
    {
        for (var end = name.Length; end > 1;)
        {
            if (!char.IsLetter(name[end - 1]))
            {
                end--;
                continue;
            }

            var begin = end - 1;
            while (begin > 0 && char.IsLetter(name[begin - 1])) begin--;
            if (GluedAt(name.AsSpan(begin, end - begin), country) is { } at) return name.Insert(begin + at, " ");
            end = begin;
        }

        return name;
    }

    /// <summary>
    /// Takes the forms off both ends while something remains. A form inside parts a name from an aside: what follows it.
    /// </summary>
    public static IReadOnlyList<NameToken> TakeOff(IReadOnlyList<NameToken> written, string country)
    {
        var tokens = written.ToList();
        TakeOffEnds(tokens, country);
        if (FindInside(tokens, country) is not var (begin, end)) return tokens;

        // A bare number is a part of the name: Fibula LLC II.
        var aside = tokens[end..].Select((it, at) => it with
        {
            IsAside = it.AfterBreak || at > 0 || !NameWord.IsNumeric(it.Text),
            AfterBreak = it.AfterBreak || at == 0,
        }).ToList();
        tokens.RemoveRange(begin, tokens.Count - begin);
        TakeOffEnds(tokens, country);
        return [.. tokens, .. aside];
    }

    /// <summary>How many words the form has that begins here; 0: none does.</summary>
    public static int Count(IReadOnlyList<NameToken> tokens, int begin, string country)
    {
        for (var count = Math.Min(MaxWords, tokens.Count - begin); count > 0; count--)
        {
            var end = begin + count;
            if (Find(tokens, begin, count, country) is not { } form) continue;
            if (form.Place is not FormPlace.End || end == tokens.Count || tokens[end].AfterBreak) return count;
        }

        return 0;
    }

    private static void TakeOffEnds(List<NameToken> tokens, string country)
    {
        var hadEnd = false;
        while (true)
        {
            if (TakeEnd(tokens, country)) hadEnd = true;
            else if (!TakeBeginning(tokens, country, hadEnd) && !TakeFromWord(tokens, country)) return;
        }
    }

    private static bool TakeEnd(List<NameToken> tokens, string country)
    {
        for (var count = Math.Min(MaxWords, tokens.Count - 1); count > 0; count--)
        {
            var begin = tokens.Count - count;
            var isForm = Find(tokens, begin, count, country) is not null;
            if (!isForm && !(count == 1 && Joins(tokens[begin]))) continue;
            if (tokens.FindIndex(0, begin, it => !Joins(it)) < 0) continue;
            tokens.RemoveRange(begin, count);
            return true;
        }

        return false;
    }

    /// <summary>
    /// In front of a name of its own. A short form in front of a name that has another behind it is rather a word of the name,
    /// except where people write both (SC Fibula SRL, PT Fibula Tbk).
    /// </summary>
    private static bool TakeBeginning(List<NameToken> tokens, string country, bool hadEnd)
    {
        for (var count = Math.Min(MaxWords, tokens.Count - 1); count > 0; count--)
        {
            if (Find(tokens, 0, count, country) is not { IsOwn: true, Place: >= FormPlace.Anywhere } form) continue;
            if (hadEnd && form.Place is not FormPlace.FrontToo && MayBeInitials(tokens, count)) continue;
            if (!Exists(tokens, count, IsOwnName) || IsWithinInitials(tokens, count)) continue;
            tokens.RemoveRange(0, count);
            return true;
        }

        return false;
    }

    /// <summary>In scripts without blanks: a form at an end of a word, or a long one inside it. The rest is not empty.</summary>
    private static bool TakeFromWord(List<NameToken> tokens, string country)
    {
        for (var at = 0; at < tokens.Count; at++)
        {
            var word = tokens[at].Text;
            if (!(Scripts.HasNoSpaces(word[0]) || Scripts.HasNoSpaces(word[^1])) || LegalForms.Ends(word, country)) continue;
            foreach (var it in LegalForms.WithoutSpaces)
            {
                if (word.Length <= it.Length) continue;
                var place = word.EndsWith(it, StringComparison.Ordinal)
                    ? word.Length - it.Length
                    : word.IndexOf(it, StringComparison.Ordinal);
                if (place < 0 || (place > 0 && place + it.Length < word.Length && it.Length < ShortestInsideWord)) continue;
                Split(tokens, at, place, it.Length);
                return true;
            }
        }

        return false;
    }

    /// <summary>What stands behind the form, in the word or after it, is an aside.</summary>
    private static void Split(List<NameToken> tokens, int at, int place, int length)
    {
        var word = tokens[at].Text;
        var rest = word[(place + length)..];
        if (place == 0)
        {
            tokens[at] = tokens[at] with { Text = rest };
            return;
        }

        tokens[at] = tokens[at] with { Text = word[..place] };
        if (rest.Length > 0) tokens.Insert(at + 1, tokens[at] with { Text = rest });
        for (var next = at + 1; next < tokens.Count; next++) tokens[next] = tokens[next] with { IsAside = true };
    }

    /// <summary>
    /// The first form behind a word that names, with the forms and words for "and" that follow it. None where another name
    /// follows: a second firm, or another body of the same one, such as its pension fund.
    /// </summary>
    private static (int Begin, int End)? FindInside(List<NameToken> tokens, string country)
    {
        for (var begin = 1; begin < tokens.Count; begin++)
        {
            if (tokens[begin].Joins) continue;
            for (var count = Math.Min(MaxWords, tokens.Count - begin); count > 0; count--)
            {
                var place = Find(tokens, begin, count, country);
                if (place is null) continue;
                var end = EndOfForms(tokens, begin + count, country);
                var asideBegins = end == tokens.Count || tokens[end].AfterBreak || tokens[end].IsAside;
                if (!IsInside(place.Value, tokens, begin, count) && !asideBegins) continue;
                if (tokens.FindIndex(0, begin, it => !it.IsAside && (IsOwnName(it) || IsPlace(it))) < 0) continue;
                return FollowsAnother(tokens, begin + count, end) ? null : (begin, end);
            }
        }

        return null;
    }

    private static bool IsInside(FormUse form, List<NameToken> tokens, int begin, int count) =>
        form.Place is not FormPlace.End
        && (form.IsOwn || tokens.Skip(begin).Take(count).Sum(it => it.Text.Length) >= ShortestInsideAbroad);

    private static bool MayBeInitials(List<NameToken> tokens, int count) =>
        tokens.Take(count).Sum(it => it.Text.Length) <= MaxInitials && char.IsAscii(tokens[0].Text[0]);

    /// <summary>S.A. is no form in front of S.A.D.</summary>
    private static bool IsWithinInitials(List<NameToken> tokens, int count) =>
        tokens[count - 1].Text.Length == 1 && tokens[count] is { Text.Length: 1, Joins: false, AfterBreak: false };

    private static bool Exists(List<NameToken> tokens, int begin, Predicate<NameToken> meant) =>
        tokens.FindIndex(begin, meant) >= 0;

    private static int EndOfForms(List<NameToken> tokens, int end, string country)
    {
        for (var count = Math.Min(MaxWords, tokens.Count - end); count > 0; count--)
        {
            if (Find(tokens, end, count, country) is not null) return EndOfForms(tokens, end + count, country);
        }

        return end;
    }

    private static bool FollowsAnother(List<NameToken> tokens, int afterForm, int end)
    {
        for (var at = end; at < tokens.Count; at++)
        {
            if (Asides.IsOtherBody(tokens, at)) return true;
        }

        return end < tokens.Count - 1 && (Joins(tokens[end]) || (end > afterForm && tokens[end - 1].Joins))
            && Names(tokens[Joins(tokens[end]) ? end + 1 : end]);
    }

    private static bool Names(NameToken token) =>
        !Joins(token) && KindOf(token) is WordKind.Distinctive or WordKind.Person or WordKind.Trade;

    private static bool IsOwnName(NameToken token) => !Joins(token) && KindOf(token) is WordKind.Distinctive or WordKind.Person;

    private static bool IsPlace(NameToken token) => KindOf(token) is WordKind.Place;

    private static WordKind KindOf(NameToken token) => WordLists.Of(Spelling.Plain(token.Text)).Kind;

    private static bool Joins(NameToken token) => token.Joins || WordLists.Joins(token.Text, "");

    private static bool IsOwn(FormUse? form) => form is { Place: not FormPlace.End, IsOwn: true };

    private static FormUse? Find(IReadOnlyList<NameToken> tokens, int begin, int count, string country)
    {
        if (count == 1) return tokens[begin].Joins ? null : LegalForms.Find(tokens[begin].Text, country);

        Span<char> glued = stackalloc char[MaxLength];
        var (length, joined) = (0, false);
        for (var at = begin; at < begin + count; at++)
        {
            joined |= tokens[at].Joins;
            if (tokens[at].Joins) continue;
            if (length + tokens[at].Text.Length > MaxLength) return null;
            tokens[at].Text.CopyTo(glued[length..]);
            length += tokens[at].Text.Length;
        }

        // A&G is no AG: only what is written with an ampersand in the list may be written so.
        return joined && !LegalForms.HasAmpersand(glued[..length]) ? null : LegalForms.Find(glued[..length], country);
    }

    private static int? GluedAt(ReadOnlySpan<char> word, string country)
    {
        for (var at = 1; at < word.Length - 1; at++)
        {
            if (char.IsLower(word[at - 1]) && char.IsUpper(word[at])
                && IsOwn(LegalForms.Find(word[at..].ToString().ToLowerInvariant(), country))) return at;
        }

        foreach (var form in LegalForms.WithoutVowels(country))
        {
            var rest = word.Length - form.Length;
            if (rest >= ShortestBeforeGlued && word.EndsWith(form, StringComparison.OrdinalIgnoreCase)) return rest;
        }

        return null;
    }
}
