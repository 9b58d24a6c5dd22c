namespace ChannelProgram.Domain.Companies.Names;

/// <summary>Takes legal forms off a name: behind it, in front of it, inside it and glued to it.</summary>
internal static class LegalFormRemoval
{
    /// <summary>Shorter forms of other countries are ordinary words or initials inside a name.</summary>
    private const int ShortestInsideAbroad = 3;

    private const int ShortestBeforeGlued = 3;

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
        var ends = TakeOffEnds(tokens, country);
        if (FindInside(tokens, country, ends) is not var (begin, end)) return tokens;

        var aside = tokens[end..].Select((it, at) => it with { IsAside = true, AfterBreak = it.AfterBreak || at == 0 }).ToList();
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
            if (form.Place is FormPlace.Anywhere || end == tokens.Count || tokens[end].AfterBreak) return count;
        }

        return 0;
    }

    private static bool TakeOffEnds(List<NameToken> tokens, string country)
    {
        var any = false;
        while (TakeEnd(tokens, country) || TakeBeginning(tokens, country) || TakeFromWord(tokens, country)) any = true;
        return any;
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

    private static bool TakeBeginning(List<NameToken> tokens, string country)
    {
        for (var count = Math.Min(MaxWords, tokens.Count - 1); count > 0; count--)
        {
            if (!IsOwn(Find(tokens, 0, count, country))) continue;
            tokens.RemoveRange(0, count);
            return true;
        }

        return false;
    }

    /// <summary>In scripts without blanks: a form at the beginning or end of a word. The rest is not empty.</summary>
    private static bool TakeFromWord(List<NameToken> tokens, string country)
    {
        for (var at = 0; at < tokens.Count; at++)
        {
            var word = tokens[at].Text;
            if (!(Scripts.HasNoSpaces(word[0]) || Scripts.HasNoSpaces(word[^1])) || LegalForms.Ends(word, country)) continue;
            foreach (var it in LegalForms.WithoutSpaces)
            {
                if (word.Length <= it.Length) continue;
                var ends = word.EndsWith(it, StringComparison.Ordinal);
                if (!ends && !word.StartsWith(it, StringComparison.Ordinal)) continue;
                tokens[at] = tokens[at] with { Text = ends ? word[..^it.Length] : word[it.Length..] };
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// The first form behind a word that names, with the forms and words for "and" that follow it. None where another name
    /// follows: a second firm, or another body of the same one, such as its pension fund.
    /// </summary>
    private static (int Begin, int End)? FindInside(List<NameToken> tokens, string country, bool hadEnds)
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
                if (tokens.FindIndex(0, begin, it => !it.IsAside && (Names(it) || IsPlace(it))) < 0) continue;
                return FollowsAnother(tokens, begin + count, end, hadEnds) ? null : (begin, end);
            }
        }

        return null;
    }

    private static bool IsInside(FormUse form, List<NameToken> tokens, int begin, int count) =>
        form.Place is FormPlace.Anywhere
        && (form.IsOwn || tokens.Skip(begin).Take(count).Sum(it => it.Text.Length) >= ShortestInsideAbroad);

    private static int EndOfForms(List<NameToken> tokens, int end, string country)
    {
        for (var count = Math.Min(MaxWords, tokens.Count - end); count > 0; count--)
        {
            if (Find(tokens, end, count, country) is not null) return EndOfForms(tokens, end + count, country);
        }

        return end;
    }

    private static bool FollowsAnother(List<NameToken> tokens, int afterForm, int end, bool hadEnds)
    {
        for (var at = end; at < tokens.Count; at++)
        {
            if (Asides.IsOtherBody(tokens, at)) return true;
            if (hadEnds && !tokens[at].IsAside && Names(tokens[at])) return true;
        }

        return end < tokens.Count - 1 && (Joins(tokens[end]) || (end > afterForm && tokens[end - 1].Joins))
            && Names(tokens[Joins(tokens[end]) ? end + 1 : end]);
    }

    private static bool Names(NameToken token) =>
        !Joins(token) && KindOf(token) is WordKind.Distinctive or WordKind.Person or WordKind.Trade;

    private static bool IsPlace(NameToken token) => KindOf(token) is WordKind.Place;

    private static WordKind KindOf(NameToken token) => WordLists.Of(Spelling.Plain(token.Text)).Kind;

    private static bool Joins(NameToken token) => token.Joins || WordLists.Joins(token.Text, "");

    private static bool IsOwn(FormUse? form) => form is { Place: FormPlace.Anywhere, IsOwn: true };

    private static FormUse? Find(IReadOnlyList<NameToken> tokens, int begin, int count, string country)
    {
        if (count == 1) return tokens[begin].Joins ? null : LegalForms.Find(tokens[begin].Text, country);

        Span<char> glued = stackalloc char[MaxLength];
        var length = 0;
        for (var at = begin; at < begin + count; at++)
        {
            if (tokens[at].Joins) continue;
            if (length + tokens[at].Text.Length > MaxLength) return null;
            tokens[at].Text.CopyTo(glued[length..]);
            length += tokens[at].Text.Length;
        }

        return LegalForms.Find(glued[..length], country);
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
