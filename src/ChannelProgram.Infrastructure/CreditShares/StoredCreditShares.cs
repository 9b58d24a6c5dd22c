using ChannelProgram.Application.Common;
using ChannelProgram.Application.CreditShares;
using ChannelProgram.Domain.CreditShares;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.CreditShares;

internal sealed class StoredCreditShares(ChannelDb db) : ICreditShares
{
    private IQueryable<CreditSplit> All => db.Set<CreditSplit>().AsNoTracking();

    public Task<CreditSplit?> Find(DealId deal, string line, CancellationToken ct) => db.Set<CreditSplit>()
        .SingleOrDefaultAsync(it => it.Deal == deal && it.ProductLine == line && it.EndedAt == null, ct);

    public async Task<IReadOnlyList<CreditSplit>> InForce(IReadOnlyCollection<DealId> deals, CancellationToken ct) =>
        await deals.QueryInChunks(some =>
            All.Where(it => some.Contains(it.Deal) && it.EndedAt == null).ToListAsync(ct));

    public async Task<IReadOnlyList<CreditSplit>> WithIds(IReadOnlyCollection<CreditSplitId> ids, CancellationToken ct) =>
        await ids.QueryInChunks(some => All.Where(it => some.Contains(it.Id)).ToListAsync(ct));

    public void Add(CreditSplit split) => db.Add(split);
}
