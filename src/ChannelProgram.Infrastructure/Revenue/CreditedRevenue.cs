using ChannelProgram.Application.Common;
using ChannelProgram.Application.Revenue;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Revenue;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Revenue;

internal sealed class CreditedRevenue(ChannelDb db) : ICreditedRevenue
{
    public async Task<IReadOnlyList<RevenueCredit>> Of(
        IReadOnlyCollection<PartnerId> partners, DateOnly from, CancellationToken ct) =>
        await partners.QueryInChunks(some => db.CreditedAmounts
            .Where(it => some.Contains(it.Partner) && it.OccurredOn >= from)
            .Select(it => new RevenueCredit(it.Partner, it.OccurredOn, it.NetAmount, it.RecordedAt)).ToListAsync(ct));
}

/// <summary>What a partner gets of a payment, or what a refund takes back from it.</summary>
internal sealed class CreditedAmount
{
    public PartnerId Partner { get; init; }
    public DateOnly OccurredOn { get; init; }

    /// <summary>In the currency of the program.</summary>
    public decimal NetAmount { get; init; }

    public DateTimeOffset RecordedAt { get; init; }
}

internal static class Credits
{
    extension(ChannelDb db)
    {
        /// <summary>
        /// What is credited to its partner alone, and the parts of what is shared, in one statement. Whoever sums up credit
        /// starts here.
        /// </summary>
        public IQueryable<CreditedAmount> CreditedAmounts => db.Set<RevenueEvent>()
            .Where(it => it.Credited && it.CreditSplit == null)
            .Select(it => new CreditedAmount
            {
                Partner = it.Partner,
                OccurredOn = it.OccurredOn,
                NetAmount = it.NetAmount,
                RecordedAt = it.RecordedAt,
            })
            .Concat(db.Set<SharedCredit>().Select(it => new CreditedAmount
            {
                Partner = it.Partner,
                OccurredOn = it.OccurredOn,
                NetAmount = it.NetAmount,
                RecordedAt = it.RecordedAt,
            }));
    }
}
