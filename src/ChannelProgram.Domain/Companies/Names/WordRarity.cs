using System.Numerics;

namespace ChannelProgram.Domain.Companies.Names;

public interface IWordRarity
{
    /// <summary>
    /// From 0 (every account has the word) to 1000 (at most one has it). Words are looked up by their
    /// <see cref="NameWord.Stem"/>.
    /// </summary>
    int Of(string stem);
}

public sealed class UncountedRarity : IWordRarity
{
    public static readonly UncountedRarity Instance = new();

    public int Of(string stem) => 1000;
}

/// <summary>
/// The logarithm of all accounts divided by those with the word, scaled to 0 to 1000. Example: if 1,000 of 1,000,000 accounts
/// have a word, its rarity is 500.
/// </summary>
public sealed class CountedRarity(Func<string, long> accountsWith, long accounts) : IWordRarity
{
    /// <summary>Few accounts say little about what is common: at least this many are assumed.</summary>
    private const long Fewest = 1000;

    private readonly long _accounts = Math.Max(accounts, Fewest);

    public int Of(string stem)
    {
        var with = Math.Clamp(accountsWith(stem), 1, _accounts);
        return (int)(1000 * (Log(_accounts) - Log(with)) / Log(_accounts));
    }

    /// <summary>
    /// The binary logarithm times 1024, linear between powers of two: the error is below 0.1, the result the same on every
    /// machine.
    /// </summary>
    private static long Log(long number)
    {
        var power = BitOperations.Log2((ulong)number);
        return (power * 1024L) + ((number - (1L << power)) * 1024 >> power);
    }
}
