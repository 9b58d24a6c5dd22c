using System.Security.Cryptography;
using System.Text.RegularExpressions;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Certifications;

/// <summary>The id of a badge: 160 random bits. Whoever has it may read the badge, so nobody must guess it.</summary>
public static partial class BadgeId
{
    public const int Length = 40;
    public const string Pattern = "^[0-9a-f]{40}$";

    public static string Generate() => RandomNumberGenerator.GetHexString(Length, lowercase: true);

    public static bool IsOne(string text) => text.Length == Length && Form().IsMatch(text);

    [GeneratedRegex(Pattern)]
    private static partial Regex Form();
}

public sealed class BadgeIdAttribute : TextFormatAttribute
{
    public BadgeIdAttribute() : base(BadgeId.Length, BadgeId.Pattern) =>
        (Description, Example) = (
            "The id of a badge. Anything else is answered like an id that does not exist: 404.",
            "3f9c1d2b7a604e8f95c0d1e2f3a4b5c6d7e8f901");
}
