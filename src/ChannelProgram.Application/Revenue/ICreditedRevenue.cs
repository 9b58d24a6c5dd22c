using ChannelProgram.Domain.Common;

namespace ChannelProgram.Application.Revenue;

/// <summary>For whoever judges partners by their revenue.</summary>
public interface ICreditedRevenue
{
    /// <summary>
    /// Payments and refunds that are credited to these partners and occurred on a day or later; where the credit is shared, the
    /// part of each. A refund counts on its own day.
    /// </summary>
    Task<IReadOnlyList<RevenueCredit>> Of(IReadOnlyCollection<PartnerId> partners, DateOnly from, CancellationToken ct);
}

/// <param name="OccurredOn">In the program's time zone.</param>
/// <param name="Amount">
/// In the currency of the program that was in force when it was recorded. Below 0: taken back.
/// </param>
public readonly record struct RevenueCredit(PartnerId Partner, DateOnly OccurredOn, decimal Amount, DateTimeOffset RecordedAt);
