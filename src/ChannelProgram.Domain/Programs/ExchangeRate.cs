using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Programs;

public sealed record ExchangeRate
{
    [CurrencyCode]
    public required string Currency { get; init; }

    /// <summary>What one unit is worth in the program's currency.</summary>
    public required decimal Rate { get; init; }
}
