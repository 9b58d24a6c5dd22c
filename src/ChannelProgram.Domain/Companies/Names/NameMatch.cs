namespace ChannelProgram.Domain.Companies.Names;

/// <summary>How a word of one name and one of the other agree.</summary>
public enum Agreement
{
    Equal,

    /// <summary>Equal, at another place among the others.</summary>
    Reordered,

    /// <summary>Another spelling, or a slip of the hand: ü and ue, a letter too many.</summary>
    Spelling,

    /// <summary>A listed form or abbreviation, one cut by a full stop, an initial.</summary>
    Abbreviation,

    /// <summary>Words written together, or with the space elsewhere.</summary>
    Glued,

    /// <summary>The other name has nothing for it.</summary>
    Missing,
}

/// <summary>What decided between two names.</summary>
public enum NameFinding
{
    /// <summary>All words that matter agree.</summary>
    Alike,

    /// <summary>Each has a word that the other lacks: another trade, another family, another place.</summary>
    OtherWord,

    /// <summary>One has a word that matters and the other lacks.</summary>
    FurtherWord,

    /// <summary>Too little agrees for what does not.</summary>
    TooLittle,

    /// <summary>They agree, but are of two countries, and no word of theirs is rare.</summary>
    CommonAbroad,
}

/// <summary>What one word, or several written together, said.</summary>
/// <param name="Word">In the name that was asked about; null: only the other has it.</param>
/// <param name="Counterpart">In the other name; null: nothing.</param>
/// <param name="Weight">How much it says of a company, 0 to 1000.</param>
/// <param name="Score">How well they agree, 0 to 1000.</param>
public sealed record WordEvidence(string? Word, string? Counterpart, Agreement Agreement, int Weight, int Score);

/// <summary>Whether two names mean one company, and why. It serialises as it is: kept with what it decided.</summary>
/// <param name="Score">0 to 1000: the weight of what agrees as a share of all, held down where a word speaks against it.</param>
/// <param name="Rules">The version of rules and lists that judged.</param>
public sealed record NameMatch(
    bool IsMatch, int Score, NameFinding Finding, IReadOnlyList<WordEvidence> Words, string Rules)
{
    /// <summary>From this score on two names are a match.</summary>
    public const int Enough = 850;
}
