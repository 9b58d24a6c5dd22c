using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Identity;

/// <summary>What a new password must be. Kinds of characters are not asked for: they make passwords alike, not better.</summary>
public static class PasswordRules
{
    public const int MinLength = 12;

    /// <summary>Parts of an address that are shorter are in many good passwords by chance.</summary>
    private const int MinPart = 4;

    private static readonly Lazy<HashSet<string>> Common =
        new(() => EmbeddedList.Lines("common-passwords.txt").ToHashSet(StringComparer.OrdinalIgnoreCase));

    /// <summary>Null: there is none.</summary>
    public static string? FaultOf(string password, string email) =>
        Text.Length(password) < MinLength ? $"needs at least {MinLength} characters"
        : IsCommon(password) ? "is one that many people have, or one with digits and signs around it: take some words of your own"
        : PartsOf(email).Any(part => password.Contains(part, StringComparison.OrdinalIgnoreCase))
        ? "must not have in it what your e-mail address has"
        : null;

    // Whoever has to lengthen a common one puts digits and signs around it.
    private static bool IsCommon(string password)
    {
        if (Common.Value.Contains(password)) return true;

        var letters = password.AsSpan();
        while (letters is [var first, ..] && !char.IsLetter(first)) letters = letters[1..];
        while (letters is [.., var last] && !char.IsLetter(last)) letters = letters[..^1];
        return letters.Length < password.Length && Common.Value.Contains(letters.ToString());
    }

    /// <summary>What stands before the sign, and the domain's names but for the last.</summary>
    private static IEnumerable<string> PartsOf(string email)
    {
        var at = email.LastIndexOf('@');
        string[] parts = at < 0 ? [email] : [email[..at], .. email[(at + 1)..].Split('.')[..^1]];
        return parts.Where(it => it.Length >= MinPart);
    }
}
