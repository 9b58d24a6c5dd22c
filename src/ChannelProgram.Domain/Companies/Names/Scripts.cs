namespace ChannelProgram.Domain.Companies.Names;

/// <summary>What matters of the script that a word is written in.</summary>
internal static class Scripts
{
    private const char FirstOfTheEast = '\u2E80';

    /// <summary>Han, Kana, Hangul: one sign says as much as a syllable or a word, and names are written without spaces.</summary>
    public static bool HasNoSpaces(string word) => word.Length > 0 && IsEastern(word[^1]);

    public static bool IsEastern(char sign) => sign >= FirstOfTheEast;

    public static bool IsHebrew(char letter) => letter is >= '\u0590' and <= '\u05FF';
}
