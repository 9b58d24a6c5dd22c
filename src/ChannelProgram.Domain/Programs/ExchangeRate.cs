using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Programs;

public sealed record ExchangeRate
{
    // With these every amount that the API takes can be converted.
    public const decimal Least = 0.000001m;
    public const decimal Most = 1_000_000m;

    [CurrencyCode]
    public required string Currency { get; init; }

    /// <summary>What one unit is worth in the program's currency.</summary>
    public required decimal Rate { get; init; }
}
