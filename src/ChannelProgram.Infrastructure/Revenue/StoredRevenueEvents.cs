using ChannelProgram.Application.Common;
using ChannelProgram.Application.Revenue;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Domain.Revenue;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Revenue;

internal sealed class StoredRevenueEvents(ChannelDb db, IEngine engine) : IRevenueEvents
{
    private IQueryable<RevenueEvent> All => db.Set<RevenueEvent>().AsNoTracking();

    public Task LockPayments(IReadOnlyCollection<string> externalIds, CancellationToken ct) =>
        engine.Lock(db, externalIds.Distinct().Select(it => LockKey.Of($"refunds of {it}")), ct);

    public Task<RevenueEvent?> Find(RevenueEventId id, CancellationToken ct) => All.SingleOrDefaultAsync(it => it.Id == id, ct);

    public async Task<IReadOnlyList<RevenueEvent>> List(
        RevenueEventFilter filter, PageRequest page, CancellationToken ct) =>
        await filter.Among(All).NewestFirst(page, it => it.RecordedAt, it => it.Id).ToListAsync(ct);

    public async Task<IReadOnlyList<RevenueEvent>> WithExternalIds(IReadOnlyCollection<string> ids, CancellationToken ct) =>
        await ids.QueryInChunks(some => All.Include(it => it.Shared).Where(it => some.Contains(it.ExternalId))
            .ToListAsync(ct));

    public async Task<IReadOnlyDictionary<string, decimal>> Refunded(
        IReadOnlyCollection<string> payments, CancellationToken ct) =>
        (await payments.QueryInChunks(some => All.Where(it => it.RefundOf != null && some.Contains(it.RefundOf))
            .GroupBy(it => it.RefundOf!).Select(it => new { it.Key, Amount = it.Sum(refund => refund.Amount.Amount) })
            .ToListAsync(ct))).ToDictionary(it => it.Key, it => it.Amount, StringComparer.Ordinal);

    public async Task<IReadOnlyDictionary<DealId, SoldDeal>> Deals(IReadOnlyCollection<DealId> deals, CancellationToken ct) =>
        (await deals.QueryInChunks(some => db.Set<Deal>().AsNoTracking().IgnoreAutoIncludes().Where(it => some.Contains(it.Id))
            .Select(it => new
            {
                it.Id,
                it.Partner,
                it.Status,
                Won = it.Products.Where(product => product.IsWon)
                    .Select(product => new { product.Code, product.ProductLine }).ToList(),
                // What it has now comes before what it had.
                Account = it.Claims.OrderBy(claim => claim.State == ClaimState.Released).ThenBy(claim => claim.Id)
                    .Select(claim => (AccountId?)claim.Account).FirstOrDefault(),
            }).ToListAsync(ct)))
        .ToDictionary(it => it.Id, it => new SoldDeal(
            it.Partner, it.Status, it.Account, it.Won.ToDictionary(won => won.Code, won => won.ProductLine)));

    public async Task<IReadOnlySet<PartnerId>> Partners(IReadOnlyCollection<PartnerId> partners, CancellationToken ct) =>
        (await partners.QueryInChunks(some => db.Set<Partner>().Where(it => some.Contains(it.Id)).Select(it => it.Id)
            .ToListAsync(ct))).ToHashSet();

    public async Task<IReadOnlySet<AccountId>> Accounts(IReadOnlyCollection<AccountId> accounts, CancellationToken ct) =>
        (await accounts.QueryInChunks(some => db.Set<Account>().Where(it => some.Contains(it.Id)).Select(it => it.Id)
            .ToListAsync(ct))).ToHashSet();

    public void Add(RevenueEvent happened) => db.Add(happened);
}
