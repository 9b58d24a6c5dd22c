namespace ChannelProgram.Domain.Companies.Names;

/// <summary>How much words say of a company, 0 to 1000: never more than their kind can, and less where many accounts have them.</summary>
internal sealed class WordWeights(IWordRarity rarity)
{
    /// <summary>A word that so many accounts have is no slip of another such word. Of 1,000,000 it is 64.</summary>
    private const int Known = 700;

    /// <summary>From here on a word says something in another country as well. Of 1,000,000 accounts 16 have it.</summary>
    private const int Rare = 800;

    private const int OneLetter = 200, TwoLetters = 300, Aside = 100;

    public int Of(NameWord word) => Math.Min(rarity.Of(word.Stem), word.IsAside ? Math.Min(Aside, MostOf(word)) : MostOf(word));

    public bool IsRare(NameWord word) => word.Kind is WordKind.Own && !word.IsInitial && rarity.Of(word.Stem) >= Rare;

    /// <summary>A slip makes a word that nobody knows: between two known words, or numbers, there is none.</summary>
    public bool MaySlip(NameWord one, NameWord other) =>
        !one.IsNumber && !other.IsNumber && !(IsKnown(one) && IsKnown(other));

    private bool IsKnown(NameWord word) => word.IsListed || rarity.Of(word.Stem) <= Known;

    private static int MostOf(NameWord word) => word.Kind switch
    {
        WordKind.Own => word.IsInitial ? (word.Plain.Length == 1 ? OneLetter : TwoLetters) : 1000,
        WordKind.Person => 800,
        WordKind.Trade => 400,
        WordKind.Place => 200,
        WordKind.Descriptor => 100,
        WordKind.Particle => 50,
    };
}
