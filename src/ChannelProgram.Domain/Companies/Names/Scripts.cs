namespace ChannelProgram.Domain.Companies.Names;

internal static class Scripts
{
    private const char FirstOfTheEast = '\u2E80';

    /// <summary>
    /// Chinese, Japanese, Korean: names are written without spaces, and one character says as much as a syllable or a word.
    /// </summary>
    public static bool HasNoSpaces(string word) => word.Length > 0 && IsEastAsian(word[^1]);

    public static bool IsEastAsian(char sign) => sign >= FirstOfTheEast;

    public static bool IsHebrew(char letter) => letter is >= '\u0590' and <= '\u05FF';
}
