using System.Numerics;

namespace ChannelProgram.Domain.Companies.Names;

/// <summary>How rare words are in the names of known accounts.</summary>
public interface IWordRarity
{
    /// <summary>
    /// From 0 (every account has it) to 1000 (none or one has). Words are asked for by their <see cref="NameWord.Stem"/>.
    /// </summary>
    int Of(string stem);
}

/// <summary>What is rare where nothing has been counted: only the lists tell.</summary>
public sealed class UncountedRarity : IWordRarity
{
    public static readonly UncountedRarity Instance = new();

    public int Of(string stem) => 1000;
}

/// <summary>
/// Rarity counted over the accounts: the logarithm of how many accounts there are for each that has the word, as a share
/// of the greatest it can be. Of 1,000,000 accounts 1000 have it: 500.
/// </summary>
/// <param name="accountsWith">How many accounts have the word, by its stem.</param>
/// <param name="accounts">How many there are.</param>
public sealed class CountedRarity(Func<string, long> accountsWith, long accounts) : IWordRarity
{
    /// <summary>A few accounts tell little of what is common: they are taken for this many.</summary>
    private const long Fewest = 1000;

    private readonly long _accounts = Math.Max(accounts, Fewest);

    public int Of(string stem)
    {
        var with = Math.Clamp(accountsWith(stem), 1, _accounts);
        return (int)(1000 * (Log(_accounts) - Log(with)) / Log(_accounts));
    }

    /// <summary>The binary logarithm in 1024ths, straight between powers of two: off by less than a tenth, alike on every machine.</summary>
    private static long Log(long number)
    {
        var power = BitOperations.Log2((ulong)number);
        return (power * 1024L) + ((number - (1L << power)) * 1024 >> power);
    }
}
