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
    public async Task<Recognised> Enter(IReadOnlyList<StrongKey> keys, CancellationToken ct)
    {
        await engine.Lock(db, LockKeys(keys), ct);

        var values = keys.Select(it => it.Value).ToArray();
        // Found by value; what has the same value and another kind is left out here.
        var owned = (await db.Set<AccountKey>().AsNoTracking().Where(it => values.Contains(it.Value))
                .Join(db.Set<Account>().AsTracking(), key => key.Account, account => account.Id, (key, account) => new { key, account })
                .ToListAsync(ct))
            .FindAll(it => keys.Contains(it.key.Key));
        if (owned.Count == 0) return new([], new HashSet<StrongKey>());

        var accounts = owned.Select(it => it.account).DistinctBy(it => it.Id).OrderBy(it => it.Id.Value).ToList();
        await engine.Lock(db, LockKeys(accounts.Select(it => it.Id)), ct);
        return new(accounts, owned.Select(it => it.key.Key).ToHashSet());
    }

    public async Task<Deal?> Enter(DealId deal, CancellationToken ct)
    {
        // Whose it is decides the scope of the caller; what it is about decides the locks.
        var about = await db.Deals.AsNoTracking().SingleOrDefaultAsync(it => it.Id == deal, ct);
        if (about is null) return null;

        await engine.Lock(db, LockKeys(about.Customer.StrongKeys()), ct);
        await engine.Lock(db, LockKeys(about.Accounts), ct);
        return await db.Deals.SingleOrDefaultAsync(it => it.Id == deal, ct);
    }

    public async Task<IReadOnlyList<Contender>> On(IReadOnlyList<Claimable> wanted, PartnerId partner, CancellationToken ct)
    {
        var accounts = wanted.Select(it => it.Account).Distinct().ToArray();
        var lines = wanted.Select(it => it.ProductLine).Distinct().ToArray();
        return await db.Set<Claim>().AsNoTracking()
            .Where(it => accounts.Contains(it.Account) && lines.Contains(it.ProductLine)
                && (it.State == ClaimState.Held || (it.State == ClaimState.Waitlisted && it.Partner == partner)))
            .Select(it => new Contender(
                EF.Property<DealId>(it, DealColumn.Name), it.Partner, new Claimable(it.Account, it.Unit, it.ProductLine), it.State,
                it.ProtectedUntil))
            .ToListAsync(ct);
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

    public async Task<IReadOnlyList<DealId>> Lapsed(DateTimeOffset now, DealId after, int atMost, CancellationToken ct) =>
        await OfEveryPartner.AsNoTracking().IgnoreAutoIncludes()
            .Where(it => it.Id > after
                && it.Claims.Any(claim => claim.State == ClaimState.Held && claim.ProtectedUntil <= now))
            .OrderBy(it => it.Id)
            .Select(it => it.Id)
            .Take(atMost)
            .ToListAsync(ct);

    public void Add(Account account, bool isNew)
    {
        if (isNew) db.Add(account);
        db.AddRange(account.Learned);
    }

    private IQueryable<Deal> OfEveryPartner => db.Deals.IgnoreQueryFilters([ChannelDb.PartnerScope]);

    private static IEnumerable<long> LockKeys(IEnumerable<StrongKey> keys) => keys.Select(it => LockKey.Of($"key {it}"));

    private static IEnumerable<long> LockKeys(IEnumerable<AccountId> accounts) =>
        accounts.Select(it => LockKey.Of($"account {it.Value}"));
}
