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
        await partners.QueryInChunks(some => db.Set<RevenueEvent>().AsNoTracking()
            .Where(it => some.Contains(it.Partner) && it.OccurredOn >= from && it.Credited)
            .Select(it => new RevenueCredit(it.Partner, it.OccurredOn, it.NetAmount, it.RecordedAt)).ToListAsync(ct));
}
