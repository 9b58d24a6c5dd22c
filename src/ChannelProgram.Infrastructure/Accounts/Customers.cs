using ChannelProgram.Application.Accounts;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Domain.VendorClaims;
using ChannelProgram.Infrastructure.Deals;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Accounts;

/// <summary>
/// The one place that looks past the partner scope: whoever contends for a customer is met here, under its lock.
/// </summary>
internal sealed class Customers(ChannelDb db, IEngine engine, StoreLookups lookups) : ICustomers
{
    public async Task<Deal?> Enter(DealId deal, CancellationToken ct)
    {
        // Whose it is decides the scope of the caller; what it is about decides the locks.
        var about = await db.Deals.AsNoTracking().SingleOrDefaultAsync(it => it.Id == deal, ct);
        if (about is null) return null;

        await engine.Lock(db, LockKey.Of(about.Customer.StrongKeys()), ct);
        return await engine.LockAndAsk(
            db, LockKey.Of(about.Accounts), () => db.Deals.SingleOrDefaultAsync(it => it.Id == deal, ct), ct);
    }

    public async Task<Account?> Enter(AccountId account, CancellationToken ct) => await engine.LockAndAsk(
        db, LockKey.Of([account]), () => db.Set<Account>().SingleOrDefaultAsync(it => it.Id == account, ct), ct);

    public async Task<Account?> Find(AccountId account, CancellationToken ct) =>
        await db.Set<Account>().AsNoTracking().SingleOrDefaultAsync(it => it.Id == account, ct);

    public async Task<bool> AnyHasSeveralUnits(IEnumerable<AccountId> accounts, CancellationToken ct) =>
        await db.Set<Account>().AnyAsync(it => accounts.Contains(it.Id) && it.SeveralUnits, ct);

    public async Task<IReadOnlyList<Contender>> On(IReadOnlyList<Claimable> wanted, PartnerId? awaitedBy, CancellationToken ct)
    {
        var contending = new Contending(wanted, awaitedBy);
        PartnerId[] partners = awaitedBy is { } partner ? [partner] : [];
        return contending.Meet(await lookups.Contenders(db, contending.Accounts, contending.Lines, partners).ToListAsync(ct));
    }

    public async Task<IReadOnlyList<IHolder>> Holders(IEnumerable<Contender> claims, CancellationToken ct)
    {
        var (deals, vendors) = (claims.Select(it => it.Deal).OfType<DealId>().ToHashSet(), claims.Select(it => it.VendorClaim).OfType<VendorClaimId>().ToHashSet());
        return
        [
            .. deals.Count == 0 ? [] : await OfEveryPartner.Where(it => deals.Contains(it.Id)).OrderBy(it => it.Id).ToListAsync<IHolder>(ct),
            .. vendors.Count == 0 ? [] : await db.Set<VendorClaim>().Where(it => vendors.Contains(it.Id)).OrderBy(it => it.Id).ToListAsync<IHolder>(ct),
        ];
    }

    public async Task<(Claimable On, Deal Deal, Partner Partner)?> LongestWaiting(Claimable freed, CancellationToken ct)
    {
        var (account, unit, line) = freed;
        var (ofLine, everyUnit) = (db.Set<Claim>().Where(it => it.Account == account && it.ProductLine == line), unit == "");
        // As Claimable.Contends has it.
        var first = await ofLine
            .Where(it => it.State == ClaimState.Waitlisted && (everyUnit || it.Unit == "" || it.Unit == unit)
                && !ofLine.Any(held => held.State == ClaimState.Held && (held.Unit == "" || it.Unit == "" || held.Unit == it.Unit)))
            .OrderByDescending(it => it.Ahead).ThenBy(it => it.Id)
            .Select(it => new { Deal = EF.Property<DealId?>(it, DealColumn.Name), it.Unit })
            .FirstOrDefaultAsync(ct);
        if (first is null) return null;

        var deal = await OfEveryPartner.SingleAsync(it => it.Id == first.Deal, ct);
        var partner = await db.Partners.IgnoreQueryFilters([ChannelDb.PartnerScope]).AsNoTracking()
            .SingleAsync(it => it.Id == deal.Partner, ct);
        return (freed with { Unit = first.Unit }, deal, partner);
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
