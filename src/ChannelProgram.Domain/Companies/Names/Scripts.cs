namespace ChannelProgram.Domain.Companies.Names;

internal static class Scripts
{
    private const char FirstOfTheEast = '\u2E80';

    /// <summary>Shorter forms are the beginning or end of too many names.</summary>
    private const int ShortestGluedSigns = 2, ShortestGluedLetters = 3;

    /// <summary>Chinese, Japanese, Korean: one character says as much as a syllable or a word.</summary>
    public static bool IsEastAsian(char sign) => sign >= FirstOfTheEast;

    /// <summary>Names are written without blanks: in the far east, and in Thai, Lao, Burmese and Khmer.</summary>
    public static bool HasNoSpaces(char letter) =>
        IsEastAsian(letter)
        || letter is (>= '\u0E00' and <= '\u0EFF') or (>= '\u1000' and <= '\u109F') or (>= '\u1780' and <= '\u17FF');

    public static bool MayBeGlued(string form) => form.Length > 0 && HasNoSpaces(form[^1])
        && form.Length >= (IsEastAsian(form[^1]) ? ShortestGluedSigns : ShortestGluedLetters);

    public static bool IsHebrew(char letter) => letter is >= '\u0590' and <= '\u05FF';
}
