namespace ChannelProgram.Domain.Companies.Names;

/// <summary>How much a word says about a company, 0 to 1000: limited by its kind, and less if many accounts have it.</summary>
internal sealed class WordWeights(IWordRarity rarity)
{
    /// <summary>Up to this rarity a word is known. With 1,000,000 accounts at least 64 have it.</summary>
    private const int Known = 700;

    /// <summary>
    /// From this rarity on a word identifies a company in another country too. With 1,000,000 accounts at most 16 have it.
    /// </summary>
    private const int Rare = 800;

    private const int OneLetter = 200, TwoLetters = 300, Aside = 100;

    public int Of(NameWord word) =>
        Math.Min(rarity.Of(word.Stem), word.IsAside ? Math.Min(Aside, MaxWeightOf(word)) : MaxWeightOf(word));

    public bool IsRare(NameWord word) => word.Kind is WordKind.Distinctive && !word.IsInitial && rarity.Of(word.Stem) >= Rare;

    /// <summary>
    /// A typing error makes an unknown word: two known words, or numbers, are never typing errors of each other.
    /// </summary>
    public bool MayContainTypingError(NameWord one, NameWord other) =>
        !one.IsNumber && !other.IsNumber && !(IsKnown(one) && IsKnown(other));

    private bool IsKnown(NameWord word) => word.IsListed || rarity.Of(word.Stem) <= Known;

    private static int MaxWeightOf(NameWord word) => word.Kind switch
    {
        WordKind.Distinctive => word.IsInitial ? (word.Plain.Length == 1 ? OneLetter : TwoLetters) : 1000,
        WordKind.Person => 800,
        WordKind.Trade => 400,
        WordKind.Place => 200,
        WordKind.Descriptor => 100,
        WordKind.Particle => 50,
    };
}
