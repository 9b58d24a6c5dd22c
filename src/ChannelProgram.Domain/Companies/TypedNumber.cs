using System.Text;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Companies;

/// <summary>A number as somebody typed it. Words around it are compared without case, accents and signs.</summary>
internal sealed class TypedNumber
{
    private const char NoLetter = '\0';

    private readonly string _text;
    private readonly char[] _folded;

    public TypedNumber(string text)
    {
        // U+FFFE may occur in well-formed text, but Normalize throws on it.
        _text = Separators.Unify(text.Replace('\uFFFE', '\uFFFD').Normalize(NormalizationForm.FormC))
            .Replace("№", "No", StringComparison.Ordinal);
        _folded = Array.ConvertAll(_text.ToCharArray(), Fold);
    }

    /// <summary>Letters only, as <see cref="After"/> compares them.</summary>
    public static string Fold(string word) => string.Concat(new TypedNumber(word)._folded.Where(it => it is not NoLetter));

    /// <summary>Where the text goes on behind this word and the signs after it; null: it does not begin so, or ends.</summary>
    public int? After(string word, int start)
    {
        var at = start;
        foreach (var letter in word)
        {
            at = SkipSigns(at);
            if (at == _folded.Length || _folded[at] != letter) return null;
            at++;
        }

        at = SkipSigns(at);
        return at < _folded.Length ? at : null;
    }

    public bool IsLetter(int at) => _folded[at] is not NoLetter && !char.IsAsciiDigit(_text[at]);

    /// <summary>Whether something stands between this sign and the letter or digit before it.</summary>
    public bool IsApart(int at) => _folded[at - 1] is NoLetter;

    /// <summary>From there on in capitals without blanks, dashes, dots and slashes; null: there are other signs.</summary>
    public string? From(int start, string letters)
    {
        var number = new StringBuilder();
        foreach (var sign in _text.AsSpan(start))
        {
            if (sign is ' ' or '.' or '/') continue;
            var capital = char.ToUpperInvariant(sign);
            // ASCII only: a look-alike from another script would make a second key for the same customer.
            if (!char.IsAsciiLetterOrDigit(sign) && !letters.Contains(capital, StringComparison.Ordinal)) return null;
            number.Append(capital);
        }

        return number.ToString();
    }

    private int SkipSigns(int at)
    {
        while (at < _folded.Length && _folded[at] is NoLetter) at++;
        return at;
    }

    private static char Fold(char sign)
    {
        if (char.IsAsciiLetterOrDigit(sign)) return char.ToLowerInvariant(sign);
        if (sign is '°') return 'o';
        if (!char.IsLetter(sign) && !char.IsDigit(sign)) return NoLetter;
        var folded = Folding.Fold(sign.ToString()).FirstOrDefault();
        return folded.IsBmp ? (char)folded.Value : NoLetter;
    }
}
