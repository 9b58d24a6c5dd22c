using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Domain.Programs;
using ChannelProgram.Domain.VendorClaims;
using ChannelProgram.Infrastructure.Accounts;
using ChannelProgram.Infrastructure.Claims;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Deals;

/// <summary>Ignores the partner scope: claims of all partners compete.</summary>
internal sealed class Customers(ChannelDb db, IEngine engine, DealQueries queries, StrongKeys strongKeys) : ICustomers
{
    public async Task<Deal?> Lock(DealId deal, CancellationToken ct) => (await LockAll([deal], ct)).SingleOrDefault();

    public async Task<IReadOnlyList<Deal>> LockAll(
        IReadOnlyCollection<DealId> deals, CancellationToken ct, bool ofEveryPartner = false)
    {
        // The caller's scope filters the deals; their keys and accounts give the locks.
        var visible = ofEveryPartner ? OfEveryPartner : db.Set<Deal>();
        var about = await visible.AsNoTracking().Where(it => deals.Contains(it.Id)).ToListAsync(ct);
        if (about.Count == 0) return [];

        await engine.Lock(db, AccountLocks.LocksOf(about.SelectMany(it => strongKeys.Of(it.Customer)).Distinct()), ct);
        var accounts = about.SelectMany(it => it.Accounts).ToHashSet();
        var entered = await engine.LockAndQuery(
            db, AccountLocks.LocksOf(accounts),
            () => visible.Where(it => deals.Contains(it.Id)).OrderBy(it => it.Id).ToListAsync(ct), ct);
        // Accounts were merged or separated while this waited: the locks are not those of the deals any more.
        return entered.SelectMany(it => it.Accounts).All(accounts.Contains) ? entered : throw new StaleLockException();
    }

    public async Task LockToo(IEnumerable<ClaimTarget> lines, CancellationToken ct)
    {
        var accounts = lines.Select(it => it.Account).ToHashSet();
        if (accounts.Count > 1) await engine.Lock(db, AccountLocks.LocksOf(accounts), ct);
    }

    public async Task<CompetingClaims> LoadCompetingClaims(
        IReadOnlyList<ClaimTarget> wanted, PartnerId? awaitedBy, CancellationToken ct)
    {
        var query = new CompetingClaimsQuery(wanted, awaitedBy);
        PartnerId[] partners = awaitedBy is { } partner ? [partner] : [];
        return query.Select(await queries.ClaimsOfAccounts(db, query.Accounts, query.Lines, partners).ToListAsync(ct));
    }

    public async Task<IReadOnlyList<IClaimOwner>> LoadOwners(IReadOnlyCollection<ClaimOwnerId> owners, CancellationToken ct)
    {
        // Sorted by their ids, within a statement and from one to the next.
        var deals = owners.Where(it => it.Kind is ClaimOwnerKind.Deal).Select(it => new DealId(it.Value)).Order();
        var vendorClaims = owners.Where(it => it.Kind is ClaimOwnerKind.VendorClaim).Select(it => new VendorClaimId(it.Value))
            .Order();
        return
        [
            .. await deals.QueryInChunks(some =>
                OfEveryPartner.Where(it => some.Contains(it.Id)).OrderBy(it => it.Id).ToListAsync<IClaimOwner>(ct)),
            .. await vendorClaims.QueryInChunks(some =>
                db.Set<VendorClaim>().Where(it => some.Contains(it.Id)).OrderBy(it => it.Id).ToListAsync<IClaimOwner>(ct)),
        ];
    }

    public async Task<(ClaimTarget On, Deal Deal)?> FindNextInLine(ClaimTarget freed, CancellationToken ct)
    {
        var (account, unit, line) = freed;
        var (ofLine, everyUnit) = (db.Set<Claim>().Where(it => it.Account == account && it.ProductLine == line), unit == "");
        // The same rule as ClaimTarget.ConflictsWith.
        var first = await ofLine
            .Where(it => it.State == ClaimState.Waitlisted && (everyUnit || it.Unit == "" || it.Unit == unit)
                && !ofLine.Any(
                    held => (held.State == ClaimState.Held || held.State == ClaimState.Offered)
                        && (held.Unit == "" || it.Unit == "" || held.Unit == it.Unit)))
            .OrderByDescending(it => it.HasPriority).ThenBy(it => it.Id)
            .Select(it => new { Deal = EF.Property<DealId?>(it, ClaimColumns.Deal), it.Unit })
            .FirstOrDefaultAsync(ct);
        if (first is null) return null;

        return (freed with { Unit = first.Unit }, await OfEveryPartner.SingleAsync(it => it.Id == first.Deal, ct));
    }

    public Task<Partner> PartnerOf(Deal deal, CancellationToken ct) =>
        db.Set<Partner>().IgnoreQueryFilters([ChannelDb.PartnerScope]).AsNoTracking()
            .SingleAsync(it => it.Id == deal.Partner, ct);

    public async Task<IReadOnlyList<DueReview>> FindDueReviews(
        DateTimeOffset now, DueReview? after, int limit, CancellationToken ct)
    {
        var (last, since) = after ?? new(default, DateTimeOffset.MinValue);
        return await OfEveryPartner.AsNoTracking().IgnoreAutoIncludes().Where(it => it.NextDeadlineAt <= now)
            .EarliestFirst(since, last, limit, it => it.NextDeadlineAt!.Value, it => it.Id)
            .Select(it => new DueReview(it.Id, it.NextDeadlineAt!.Value)).ToListAsync(ct);
    }

    public async Task<MatchedCustomer> LoadMatchedCustomer(
        Deal deal, IReadOnlyCollection<AccountId> accounts, ProgramVersion program, DateTimeOffset now, CancellationToken ct)
    {
        var confirmed = await db.Set<AccountKey>().Where(it => accounts.Contains(it.Account) && it.ConfirmedAt != null)
            .Select(it => it.Account).Distinct().CountAsync(ct);
        var found = await queries.ClaimsOfAccounts(db, [.. accounts], [], [deal.Partner]).ToListAsync(ct);
        var questioned =
            await AboutAny(accounts).AnyAsync(it => it.Id != deal.Id && (it.ReviewReasons & ReviewReasons.NameDiffers) != 0, ct);
        return new(accounts, await LoadAreas(deal, accounts, now, ct))
        {
            IsConfirmed = confirmed == accounts.Count,
            History = await LoadHistory(deal, program, now, ct),
            ReviewReasons = (questioned ? ReviewReasons.CustomerDisputed : ReviewReasons.None)
                | (found.Exists(it => it.HasBuyingUnits) && deal.Lines.AnyWithoutUnit
                    ? ReviewReasons.BuyingUnits
                    : ReviewReasons.None),
            OpenValues =
                OpenDeal.Values(
                    CompetingClaimsQuery.OpenDealsOf(deal.Partner, found.SelectMany(it => it.Claims)), program, now,
                    except: deal.Id),
        };
    }

    public Task<SellingAreas> LoadAreas(
        Deal deal, IReadOnlyCollection<AccountId> accounts, DateTimeOffset now, CancellationToken ct) =>
        queries.AreasOf(db, [deal.Partner], [.. accounts], now, ct);

    public async Task<IReadOnlyList<(Deal Deal, Partner Partner)>> LoadInReview(
        IReadOnlyCollection<AccountId> accounts, CancellationToken ct)
    {
        // A tender has no live claim; its released ones say whose it is.
        var deals = await AboutAny(accounts).Where(it => it.DueBy != null || it.AnswerDueBy != null)
            .Union(OfEveryPartner.Where(it => it.TenderId != null && it.DueBy != null
                && it.Claims.Any(claim => accounts.Contains(claim.Account))))
            .OrderBy(it => it.Id).ToListAsync(ct);
        return await WithPartners(deals, ct);
    }

    public async Task<ProtectionHistory> LoadHistory(
        Deal deal, ProgramVersion program, DateTimeOffset now, CancellationToken ct)
    {
        var margin = (await PartnerOf(deal, ct)).MarginAt(program, now);
        var keys = strongKeys.Of(deal.Customer).Select(it => it.Value).ToArray();
        var found = await queries.PastClaims(db, [deal.Partner], keys, [.. deal.Accounts]).ToListAsync(ct);
        return new ProtectionHistory([.. found.Select(it => it.ToPastClaim())]).WithMargin(margin);
    }

    public async Task<IReadOnlyList<(Deal Deal, Partner Partner)>> LoadWaitingInTender(Deal deal, CancellationToken ct)
    {
        var accounts = deal.Accounts.ToList();
        return await WithPartners(
            await OfEveryPartner
                .Where(it => it.TenderId == deal.TenderId && it.Id != deal.Id && it.Status == DealStatus.Submitted
                    && it.Claims.Any(claim => accounts.Contains(claim.Account)))
                .OrderBy(it => it.Id).ToListAsync(ct),
            ct);
    }

    public async Task<IReadOnlyList<DealId>> FindDue(DateTimeOffset now, DealId after, int limit, CancellationToken ct) =>
        await OfEveryPartner.AsNoTracking().IgnoreAutoIncludes()
            .Where(it => it.NextChangeAt <= now)
            .InOrder(after, limit, it => it.Id)
            .Select(it => it.Id)
            .ToListAsync(ct);

    public async Task<IReadOnlyList<DealId>> FindExpiring(
        ReminderSpan span, DateTimeOffset now, DealId after, int limit, CancellationToken ct)
    {
        // The same rule as ReminderSpan.Holds.
        var (from, to) = (now.AddDays(span.After), now.AddDays(span.Days));
        return await OfEveryPartner.AsNoTracking().IgnoreAutoIncludes()
            .Where(it => it.ProtectedUntil > from && it.ProtectedUntil <= to
                && (it.RemindedOf == null || it.RemindedOf != it.ProtectedUntil || it.RemindedDays > span.Days))
            .InOrder(after, limit, it => it.Id)
            .Select(it => it.Id)
            .ToListAsync(ct);
    }

    private async Task<IReadOnlyList<(Deal Deal, Partner Partner)>> WithPartners(IReadOnlyList<Deal> deals, CancellationToken ct)
    {
        var partners = await deals.Select(it => it.Partner).QueryInChunks(some =>
            db.Set<Partner>().IgnoreQueryFilters([ChannelDb.PartnerScope]).AsNoTracking().Where(it => some.Contains(it.Id))
                .ToListAsync(ct));
        return [.. deals.Join(partners, it => it.Partner, it => it.Id, (deal, partner) => (deal, partner))];
    }

    private IQueryable<Deal> AboutAny(IReadOnlyCollection<AccountId> accounts)
    {
        var claims = db.Set<Claim>().Where(it => accounts.Contains(it.Account));
        var deals = claims.Where(it => it.State == ClaimState.Held || it.State == ClaimState.Offered)
            .Select(it => EF.Property<DealId?>(it, ClaimColumns.Deal))
            .Concat(
                claims.Where(it => it.State == ClaimState.Waitlisted).Select(it => EF.Property<DealId?>(it, ClaimColumns.Deal)));
        return OfEveryPartner.Where(it => deals.Contains(it.Id));
    }

    private IQueryable<Deal> OfEveryPartner => db.Set<Deal>().IgnoreQueryFilters([ChannelDb.PartnerScope]);
}
