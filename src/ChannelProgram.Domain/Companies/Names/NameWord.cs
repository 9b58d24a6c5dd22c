namespace ChannelProgram.Domain.Companies.Names;

public enum WordKind
{
    /// <summary>In no word list: taken for the company's own name.</summary>
    Distinctive,

    Person,

    Trade,

    Place,

    /// <summary>Group, Holding, International: often left out or added.</summary>
    Descriptor,

    Particle,
}

/// <param name="Text">Lower case, without accents, in Latin letters where they can be spelt so.</param>
/// <param name="Plain"><c>Text</c> with ü, ue and u made equal, and å, aa and a: used for comparison.</param>
/// <param name="Stem">What all forms and abbreviations of a listed word share; otherwise <c>Plain</c>.</param>
/// <param name="AbbreviatedAt">
/// The number of letters before the full stop that shortened it (<c>Masch.bau</c>, <c>Elektrotech.</c>); 0: not shortened.
/// </param>
/// <param name="IsAside">It stands in parentheses.</param>
public sealed record NameWord(string Text, string Plain, string Stem, WordKind Kind, int AbbreviatedAt, bool IsAside)
{
    public bool IsListed => Kind is not WordKind.Distinctive;

    public bool IsInitial => Kind is WordKind.Distinctive && Plain.Length <= 2 && !IsNumber;

    /// <summary>An Arabic or Roman number, or a word with a digit in it. A different digit is never a typing error.</summary>
    public bool IsNumber { get; } = IsNumeric(Plain);

    internal static bool IsNumeric(string text) => text.AsSpan().ContainsAnyInRange('0', '9') || IsRoman(text);

    private static bool IsRoman(string text) => text.Length is > 1 and < 6 && !text.AsSpan().ContainsAnyExcept("ivx");
}
