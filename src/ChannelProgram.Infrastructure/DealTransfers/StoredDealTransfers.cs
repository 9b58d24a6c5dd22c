using ChannelProgram.Application.Common;
using ChannelProgram.Application.DealTransfers;
using ChannelProgram.Application.Work;
using ChannelProgram.Domain.Activities;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Conflicts;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.DealTransfers;
using ChannelProgram.Domain.Documents;
using ChannelProgram.Infrastructure.Claims;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.DealTransfers;

/// <summary>
/// The deal of a transfer is one partner's, and both may read its number and customer: it is read outside the partner scope.
/// </summary>
internal sealed class StoredDealTransfers(ChannelDb db, CurrentCaller caller) : IDealTransfers
{
    private static readonly string[] EveryPartner = [ChannelDb.PartnerScope];

    private static readonly DealTransferStatus[] Open = [DealTransferStatus.Offered, DealTransferStatus.Accepted];

    public void Add(DealTransfer transfer) => db.Add(transfer);

    public async Task<TransferOfDeal?> Find(DealTransferId id, CancellationToken ct) =>
        await db.Set<DealTransfer>().SingleOrDefaultAsync(it => it.Id == id, ct) is { } found
            ? (await WithDeals([found], ct))[0]
            : null;

    public async Task<IReadOnlyList<TransferOfDeal>> List(
        DealTransferFilter filter, PageRequest page, DateTimeOffset now, CancellationToken ct) =>
        await WithDeals(
            await filter.Among(db.Set<DealTransfer>().AsNoTracking(), now).NewestFirst(page, it => it.OfferedAt, it => it.Id)
                .ToListAsync(ct),
            ct);

    public async Task<TransferOfDeal?> FindByCode(byte[] hash, CancellationToken ct) =>
        await db.Set<DealTransfer>().IgnoreQueryFilters(EveryPartner).SingleOrDefaultAsync(it => it.CodeHash == hash, ct)
            is { } found
            ? (await WithDeals([found], ct))[0]
            : null;

    public Task<DealTransfer?> FindOpen(DealId deal, CancellationToken ct) =>
        db.Set<DealTransfer>().SingleOrDefaultAsync(it => it.Deal == deal && Open.Contains(it.Status), ct);

    public async Task<IReadOnlyList<DealTransfer>> FindOpenOf(PartnerId partner, CancellationToken ct) =>
        await db.Set<DealTransfer>().Where(it => (it.From == partner || it.To == partner) && Open.Contains(it.Status))
            .ToListAsync(ct);

    public async Task<IReadOnlyList<TransferOfDeal>> Waiting(
        WorkFilter filter, WorkPosition after, int limit, DateTimeOffset now, CancellationToken ct) =>
        await WithDeals(
            await filter.Among(WaitingNow, caller.Known, now, it => it.From, it => it.DueBy!.Value, it => it.Assignee)
                .EarliestFirst(after.DueBy, new DealTransferId(after.Id), limit, it => it.DueBy!.Value, it => it.Id)
                .ToListAsync(ct),
            ct);

    public async Task<IReadOnlyList<DealTransfer>> AssignedTo(Guid staff, CancellationToken ct) =>
        await db.Set<DealTransfer>().Where(it => it.Assignee == staff && it.DueBy != null).ToListAsync(ct);

    public async Task<(int Waiting, int Overdue)> Count(DateTimeOffset now, CancellationToken ct) =>
        (await WaitingNow.CountAsync(ct), await WaitingNow.CountAsync(it => it.DueBy <= now, ct));

    public async Task MoveParts(DealId deal, PartnerId to, CancellationToken ct)
    {
        await db.Set<DealKey>().Where(it => it.Deal == deal)
            .ExecuteUpdateAsync(set => set.SetProperty(it => it.Partner, to), ct);
        await db.Set<DealDocument>().Where(it => it.Deal == deal)
            .ExecuteUpdateAsync(set => set.SetProperty(it => it.Partner, to), ct);
        await db.Set<DealActivity>().Where(it => it.Deal == deal)
            .ExecuteUpdateAsync(set => set.SetProperty(it => it.Partner, to), ct);
        var parties = db.Set<ConflictParty>().Where(it => it.Deal == deal);
        await db.Set<ConflictStatement>().Where(it => parties.Any(party => party.Id == it.Party))
            .ExecuteUpdateAsync(set => set.SetProperty(it => it.Partner, to), ct);
        await db.Set<ConflictDocument>().Where(it => parties.Any(party => party.Id == it.Party))
            .ExecuteUpdateAsync(set => set.SetProperty(it => it.Partner, to), ct);
        await parties.ExecuteUpdateAsync(set => set.SetProperty(it => it.Partner, to), ct);
    }

    public async Task<IReadOnlyList<IClaimOwner>> LoadCompetingDeals(
        PartnerId partner, IReadOnlyCollection<ClaimTarget> lines, CancellationToken ct)
    {
        if (lines.Count == 0) return [];
        var accounts = lines.Select(it => it.Account).Distinct().ToList();
        var products = lines.Select(it => it.ProductLine).Distinct().ToList();
        var claims = db.Set<Claim>().Where(it => it.Partner == partner && it.State != ClaimState.Released
            && accounts.Contains(it.Account) && products.Contains(it.ProductLine));
        return await db.Set<Deal>()
            .Where(it => claims.Any(claim => EF.Property<DealId?>(claim, ClaimColumns.Deal) == it.Id))
            .OrderBy(it => it.Id).ToListAsync<IClaimOwner>(ct);
    }

    /// <summary>Where the deal has ended there is nothing to hand over any more.</summary>
    private IQueryable<DealTransfer> WaitingNow => db.Set<DealTransfer>().AsNoTracking()
        .Where(it => it.DueBy != null && db.Set<Deal>().Any(deal => deal.Id == it.Deal && deal.Status == DealStatus.Approved));

    private async Task<IReadOnlyList<TransferOfDeal>> WithDeals(IReadOnlyList<DealTransfer> transfers, CancellationToken ct)
    {
        var ids = transfers.Select(it => it.Deal).Distinct().ToList();
        var deals = await db.Set<Deal>().IgnoreQueryFilters(EveryPartner).AsNoTracking().IgnoreAutoIncludes()
            .Where(it => ids.Contains(it.Id))
            .Select(it => new { it.Id, it.Number, it.Customer, it.Value, it.Status }).ToDictionaryAsync(it => it.Id, ct);
        return
        [
            .. transfers.Select(it => new TransferOfDeal(
                it, deals[it.Deal].Number, deals[it.Deal].Customer, deals[it.Deal].Value, deals[it.Deal].Status)),
        ];
    }
}
