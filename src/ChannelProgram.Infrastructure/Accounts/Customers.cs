using ChannelProgram.Application.Accounts;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Infrastructure.Deals;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Accounts;

/// <summary>
/// Looks past the partner scope: whoever contends for a customer is met here, under its lock.
/// </summary>
internal sealed class Customers(ChannelDb db, IEngine engine) : ICustomers
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

    public async Task<Encounter> Meet(Deal deal, IReadOnlyCollection<AccountId> accounts, CancellationToken ct)
    {
        var confirmed = await db.Set<AccountKey>().Where(it => accounts.Contains(it.Account) && it.ConfirmedAt != null)
            .Select(it => it.Account).Distinct().CountAsync(ct);
        var questioned = await AboutAny(accounts).AnyAsync(it => it.Id != deal.Id && (it.ReviewReasons & ReviewReasons.NameDiffers) != 0, ct);
        return new(accounts)
        {
            IsConfirmed = confirmed == accounts.Count,
            Doubts = questioned ? ReviewReasons.CustomerQuestioned : ReviewReasons.None,
        };
    }

    public async Task<IReadOnlyList<(Deal Deal, Partner Partner)>> InReview(IReadOnlyCollection<AccountId> accounts, CancellationToken ct)
    {
        var deals = await AboutAny(accounts).Where(it => it.DecisionDueBy != null).OrderBy(it => it.Id).ToListAsync(ct);
        var ids = deals.Select(it => it.Partner).Distinct().ToList();
        var partners = await db.Partners.IgnoreQueryFilters([ChannelDb.PartnerScope]).AsNoTracking()
            .Where(it => ids.Contains(it.Id)).ToDictionaryAsync(it => it.Id, ct);
        return deals.ConvertAll(it => (it, partners[it.Partner]));
    }

    public async Task<IReadOnlyList<DealId>> Lapsed(DateTimeOffset now, DealId after, int atMost, CancellationToken ct) =>
        await OfEveryPartner.AsNoTracking().IgnoreAutoIncludes()
            .Where(it => it.Id > after
                && it.Claims.Any(claim => claim.State == ClaimState.Held && claim.ProtectedUntil <= now))
            .OrderBy(it => it.Id)
            .Select(it => it.Id)
            .Take(atMost)
            .ToListAsync(ct);

    /// <summary>Deals that hold or await something of one of these; each state of a claim has an index of its own.</summary>
    private IQueryable<Deal> AboutAny(IReadOnlyCollection<AccountId> accounts)
    {
        var claims = db.Set<Claim>().Where(it => accounts.Contains(it.Account));
        var deals = claims.Where(it => it.State == ClaimState.Held).Select(it => EF.Property<DealId>(it, DealColumn.Name))
            .Concat(claims.Where(it => it.State == ClaimState.Waitlisted).Select(it => EF.Property<DealId>(it, DealColumn.Name)));
        return OfEveryPartner.Where(it => deals.Contains(it.Id));
    }

    private IQueryable<Deal> OfEveryPartner => db.Deals.IgnoreQueryFilters([ChannelDb.PartnerScope]);
}
