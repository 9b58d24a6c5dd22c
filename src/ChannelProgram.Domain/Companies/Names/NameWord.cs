namespace ChannelProgram.Domain.Companies.Names;

/// <summary>What a word tells of a company, from most to least.</summary>
public enum WordKind
{
    /// <summary>In no list: taken for its own name.</summary>
    Own,

    /// <summary>A family or given name that very many bear.</summary>
    Person,

    /// <summary>What it does or makes.</summary>
    Trade,

    /// <summary>Where it is.</summary>
    Place,

    /// <summary>Group, Holding, International: left out or added at will.</summary>
    Descriptor,

    /// <summary>Holds others together: de, van, of.</summary>
    Particle,
}

/// <summary>A word of a company's name.</summary>
/// <param name="Text">In lower case, Latin where letters can be spelt so, without marks.</param>
/// <param name="Plain">The same where ü, ue and u are one, as are å, aa and a: how words are compared.</param>
/// <param name="Stem">What all forms and abbreviations of a listed word share; else the word as it is compared.</param>
/// <param name="Cut">After how many letters a full stop shortened it: <c>Masch.bau</c>, <c>Elektrotech.</c>; 0: nowhere.</param>
/// <param name="IsAside">It stands in parentheses.</param>
public sealed record NameWord(string Text, string Plain, string Stem, WordKind Kind, int Cut, bool IsAside)
{
    /// <summary>Whether some list has it, so that it is no slip of another listed word.</summary>
    public bool IsListed => Kind is not WordKind.Own;

    /// <summary>A letter or two: initials, most often.</summary>
    public bool IsInitial => Kind is WordKind.Own && Plain.Length <= 2 && !IsNumber;

    /// <summary>A number, Arabic or Roman, or a mark with one in it: another digit is another thing, never a slip.</summary>
    public bool IsNumber { get; } = Plain.AsSpan().ContainsAnyInRange('0', '9') || IsRoman(Plain);

    private static bool IsRoman(string text) => text.Length is > 1 and < 6 && !text.AsSpan().ContainsAnyExcept("ivx");
}
