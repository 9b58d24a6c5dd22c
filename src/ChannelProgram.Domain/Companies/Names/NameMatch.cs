using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Companies.Names;

/// <summary>How a word of one name and one of the other agree.</summary>
[SchemaName("WordAgreement")]
public enum Agreement
{
    Equal,

    Reordered,

    Spelling,

    /// <summary>A listed form or abbreviation, a word cut short by a full stop, or an initial.</summary>
    Abbreviation,

    Glued,

    Missing,
}

/// <summary>What decided between two names.</summary>
public enum NameFinding
{
    Alike,

    /// <summary>Each name has a significant word that the other lacks: another trade, family or place.</summary>
    OtherWord,

    FurtherWord,

    TooLittle,

    /// <summary>The names agree, but the countries differ and no shared word is rare.</summary>
    CommonAbroad,
}

/// <param name="Weight">How much the word says about a company, 0 to 1000.</param>
/// <param name="Score">How well the words agree, 0 to 1000.</param>
public sealed record WordEvidence(string? Word, string? Counterpart, Agreement Agreement, int Weight, int Score);

/// <summary>Whether two names mean one company, and why. Stored as JSON with the decision.</summary>
/// <param name="Score">0 to 1000: the share of the weight that agrees, limited where a word rules out a match.</param>
public sealed record NameMatch(
    bool IsMatch, int Score, NameFinding Finding, IReadOnlyList<WordEvidence> Words, string Rules)
{
    /// <summary>The lowest score of a match.</summary>
    public const int MinScore = 850;
}
