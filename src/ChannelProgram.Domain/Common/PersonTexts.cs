using System.Text.RegularExpressions;

namespace ChannelProgram.Domain.Common;

/// <summary>
/// What one person is found by in texts: e-mail addresses, full names and a phone number. Case does not count, nor how letters
/// are composed, nor what stands between the words of a name or the digits of a number.
/// </summary>
public sealed partial class PersonTexts
{
    /// <summary>What stands where a name or an address stood.</summary>
    public const string Mark = "erased";

    private readonly HashSet<string> _emails;
    private readonly HashSet<string> _names;
    private readonly Regex? _anywhere;

    public PersonTexts(IEnumerable<string> emails, IEnumerable<string> names, string? phone = null)
    {
        (_emails, _names) = ([.. emails.Select(Comparable)], [.. names.Select(Comparable)]);
        // One word is a name only where it stands alone: in a sentence it may be anybody's.
        string[] sought =
        [
            .. _emails.Select(it => $@"(?<![\w.+%-]){Regex.Escape(it)}(?![\w-]|\.\w)"),
            .. _names.Select(WordsOf).Where(it => it.Length > 1)
                .Select(it => $@"(?<![\p{{L}}\p{{N}}]){string.Join(@"[\s._,-]+", it.Select(Regex.Escape))}(?![\p{{L}}\p{{N}}])"),
            .. phone is null ? (string[])[] : [$@"(?<!\d)\+?{string.Join(@"[\s()./-]*", phone.Where(char.IsAsciiDigit))}(?!\d)"],
        ];
        if (sought is not [])
            _anywhere = new(string.Join('|', sought), RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    /// <summary>As addresses and names are compared.</summary>
    public static string Comparable(string text) => Composed(text).Trim().ToUpperInvariant();

    public static string[] WordsOf(string name) => name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>
    /// The longest run of unaccented letters in a name, in capitals. It is in every text that has the name, however its letters
    /// are composed or escaped, and whatever stands between its words. Empty: there are no two such letters.
    /// </summary>
    public static string LettersOf(string name) =>
        Letters().Matches(Comparable(name)).Select(it => it.Value).MaxBy(it => it.Length) ?? "";

    public bool IsEmail(string? text) => text is not null && _emails.Contains(Comparable(text));

    public bool IsName(string? text) => text is not null && _names.Contains(Comparable(text));

    public bool AreIn(string? text) => text is not null && _anywhere?.IsMatch(Composed(text)) is true;

    /// <summary>It is the person, or names the person among others.</summary>
    public bool AreNamedBy(string? text) => IsEmail(text) || IsName(text) || AreIn(text);

    /// <summary>A name without an address may be anybody's who is called so; with another address it is somebody else.</summary>
    public bool AreContact(string? name, string? email) => email is null ? IsName(name) : IsEmail(email);

    /// <returns>The text itself if the person is not in it.</returns>
    public string? Redact(string? text) => AreIn(text) ? _anywhere!.Replace(Composed(text!), Mark) : text;

    /// <summary>The same person in texts whose letters are written in another way.</summary>
    public PersonTexts Written(Func<string, string> encode) => new(_emails.Select(encode), _names.Select(encode));

    private static string Composed(string text) =>
        text.AsSpan().IndexOfAny('\uFFFE', '\uFFFF') < 0 ? text.Normalize() : text;

    [GeneratedRegex("[A-Z]{2,}")]
    private static partial Regex Letters();
}
