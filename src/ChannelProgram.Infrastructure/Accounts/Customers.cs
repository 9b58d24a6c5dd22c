using ChannelProgram.Application.Accounts;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Infrastructure.Deals;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Accounts;

/// <summary>
/// The one place that looks past the partner scope: whoever contends for a customer is met here, under its lock.
/// </summary>
internal sealed class Customers(ChannelDb db, IEngine engine) : ICustomers
{
    public async Task<Deal?> Enter(DealId deal, CancellationToken ct) => (await EnterAll([deal], ct)).SingleOrDefault();

    public async Task<IReadOnlyList<Deal>> EnterAll(IReadOnlyCollection<DealId> deals, CancellationToken ct)
    {
        // Whose it is decides the scope of the caller; what it is about decides the locks.
        var about = await db.Deals.AsNoTracking().Where(it => deals.Contains(it.Id)).ToListAsync(ct);
        if (about.Count == 0) return [];

        await engine.Lock(db, LockKey.Of(about.SelectMany(it => it.Customer.StrongKeys()).Distinct()), ct);
        return await engine.LockAndAsk(
            db, LockKey.Of(about.SelectMany(it => it.Accounts).Distinct()),
            async () => (IReadOnlyList<Deal>)await db.Deals.Where(it => deals.Contains(it.Id)).OrderBy(it => it.Id).ToListAsync(ct), ct);
    }

    public async Task<IReadOnlyList<Deal>> Deals(IReadOnlyCollection<DealId> ids, CancellationToken ct) =>
        await OfEveryPartner.Where(it => ids.Contains(it.Id)).OrderBy(it => it.Id).ToListAsync(ct);

    public async Task<(Deal Deal, Partner Partner)?> LongestWaiting(Claimable freed, CancellationToken ct)
    {
        var first = await db.Set<Claim>()
            .Where(it => it.Account == freed.Account && it.Unit == freed.Unit && it.ProductLine == freed.ProductLine
                && it.State == ClaimState.Waitlisted)
            .OrderBy(it => it.Id)
            .Select(it => (DealId?)EF.Property<DealId>(it, DealColumn.Name))
            .FirstOrDefaultAsync(ct);
        if (first is not { } id) return null;

        var deal = await OfEveryPartner.SingleAsync(it => it.Id == id, ct);
        var partner = await db.Partners.IgnoreQueryFilters([ChannelDb.PartnerScope]).AsNoTracking()
            .SingleAsync(it => it.Id == deal.Partner, ct);
        return (deal, partner);
    }

    public async Task<IReadOnlyList<OpenDeal>> Open(PartnerId partner, IReadOnlyCollection<AccountId> accounts, CancellationToken ct) =>
        await db.Set<Claim>().AsNoTracking()
            .Where(it => it.Partner == partner && accounts.Contains(it.Account) && it.State != ClaimState.Released)
            .Join(OfEveryPartner, it => EF.Property<DealId>(it, DealColumn.Name), deal => deal.Id, (it, deal) => new OpenDeal(
                deal.Id, deal.Value, deal.SubmittedAt, it.State == ClaimState.Held ? it.ProtectedUntil : null))
            .ToListAsync(ct);

    public async Task<IReadOnlyList<LeftToClock>> LeftToClock(DateTimeOffset now, LeftToClock? after, int atMost, CancellationToken ct)
    {
        var left = OfEveryPartner.AsNoTracking().IgnoreAutoIncludes().Where(it => it.ClockActsAt <= now);
        if (after is (var last, var since)) left = left.Where(it => it.ClockActsAt > since || (it.ClockActsAt == since && it.Id > last));
        return await left.OrderBy(it => it.ClockActsAt).ThenBy(it => it.Id).Take(atMost)
            .Select(it => new LeftToClock(it.Id, it.ClockActsAt!.Value)).ToListAsync(ct);
    }

    public async Task<IReadOnlyList<DealId>> Lapsed(DateTimeOffset now, DealId after, int atMost, CancellationToken ct) =>
        await OfEveryPartner.AsNoTracking().IgnoreAutoIncludes()
            .Where(it => it.Id > after
                && it.Claims.Any(claim => claim.State == ClaimState.Held && claim.ProtectedUntil <= now))
            .OrderBy(it => it.Id)
            .Select(it => it.Id)
            .Take(atMost)
            .ToListAsync(ct);

    private IQueryable<Deal> OfEveryPartner => db.Deals.IgnoreQueryFilters([ChannelDb.PartnerScope]);
}
