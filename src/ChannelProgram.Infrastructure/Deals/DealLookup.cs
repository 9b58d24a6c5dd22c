using ChannelProgram.Application.Deals;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ChannelProgram.Infrastructure.Deals;

internal sealed class DealLookup(ChannelDb db, BatchedDealLookup batched) : IDealLookup
{
    public async Task<Deal?> Find(DealId id, CancellationToken ct) =>
        await batched.Find(id, ct) is { } deal && db.Sees(deal.Partner) ? deal : null;

    public Task<Deal?> Find(DealNumber number, CancellationToken ct) =>
        db.Set<Deal>().AsNoTracking().SingleOrDefaultAsync(it => it.Number == number, ct);
}

/// <summary>Reads deals for many requests in one query, without partner scope: whoever asks must check it.</summary>
internal sealed class BatchedDealLookup(
    IDbContextFactory<ChannelDb> contexts, DealQueries queries, ILogger<BatchedDealLookup> log)
{
    // Not shared: every request expires claims on its own copy.
    private readonly BatchedLookup<DealId, Deal> _lookup =
        new(contexts, async (db, ids) => await queries.Deals(db, ids).ToDictionaryAsync(it => it.Id), log, shared: false);

    public Task<Deal?> Find(DealId id, CancellationToken ct) => _lookup.Ask(id, ct);
}
