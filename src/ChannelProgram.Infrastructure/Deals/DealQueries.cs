using ChannelProgram.Application.Claims;
using ChannelProgram.Application.Deals;
using ChannelProgram.Domain.AccountAssignments;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Domain.Programs;
using ChannelProgram.Domain.Territories;
using ChannelProgram.Domain.VendorClaims;
using ChannelProgram.Infrastructure.Claims;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Deals;

/// <summary>Frequent queries, compiled once per host, because a compiled query is bound to the host's model.</summary>
internal sealed class DealQueries
{
    private static readonly string[] EveryPartner = [ChannelDb.PartnerScope];

    public Func<ChannelDb, DealId[], IAsyncEnumerable<Deal>> Deals { get; } = EF.CompileAsyncQuery((ChannelDb db, DealId[] ids) =>
        db.Set<Deal>().AsNoTracking().Where(it => ids.Contains(it.Id)));

    public Func<ChannelDb, PartnerId[], string[], IAsyncEnumerable<RegistrantRow>> Registrants { get; } =
        EF.CompileAsyncQuery((ChannelDb db, PartnerId[] partners, string[] externalIds) => db.Set<Partner>().AsNoTracking()
            .Where(it => partners.Contains(it.Id))
            .Select(it => new RegistrantRow(
                it,
                db.Set<Deal>().Where(deal => deal.Partner == it.Id && externalIds.Contains(deal.ReservedExternalId))
                    .Select(deal => new ReservedExternalId(
                        deal.ReservedExternalId!,
                        deal.FinalStatus == DealStatus.Won ? null : deal.EndsAt))
                    .ToList())));

    /// <summary>
    /// For these accounts: claims that anybody holds or is offered on these lines, and all live claims of these partners on any
    /// line, with the value of their deals. Values of other partners' deals are not read.
    /// </summary>
    public Func<ChannelDb, AccountId[], string[], PartnerId[], IAsyncEnumerable<AccountClaims>> ClaimsOfAccounts { get; } =
        EF.CompileAsyncQuery(
            (ChannelDb db, AccountId[] accounts, string[] lines, PartnerId[] partners) => db.Set<Account>().AsNoTracking()
                .IgnoreQueryFilters(EveryPartner)
                .Where(it => accounts.Contains(it.Id))
                .Select(it => new AccountClaims(
                    it.Id,
                    it.HasBuyingUnits,
                    db.Set<AccountKey>().Any(key => key.Account == it.Id && key.ConfirmedAt != null),
                    // Each state has its own index; together they would have none.
                    db.Set<Claim>().Any(claim => claim.Account == it.Id
                        && (claim.State == ClaimState.Held || claim.State == ClaimState.Offered)
                        && db.Set<Deal>()
                            .Any(
                                deal => deal.Id == EF.Property<DealId?>(claim, ClaimColumns.Deal)
                                    && (deal.ReviewReasons & ReviewReasons.NameDiffers) != 0))
                    || db.Set<Claim>().Any(claim => claim.Account == it.Id && claim.State == ClaimState.Waitlisted
                        && db.Set<Deal>()
                            .Any(
                                deal => deal.Id == EF.Property<DealId?>(claim, ClaimColumns.Deal)
                                    && (deal.ReviewReasons & ReviewReasons.NameDiffers) != 0)),
                    db.Set<Claim>()
                        // Repeated here; otherwise every live claim of the line is read to find those of one account.
                        .Where(claim => claim.Account == it.Id && accounts.Contains(claim.Account)
                            && (((claim.State == ClaimState.Held || claim.State == ClaimState.Offered)
                                && lines.Contains(claim.ProductLine))
                                || (claim.State != ClaimState.Released && partners.Contains(claim.Partner!.Value))))
                        .LeftJoin(
                            db.Set<Deal>().Where(deal => partners.Contains(deal.Partner)),
                            claim => EF.Property<DealId?>(claim, ClaimColumns.Deal), deal => (DealId?)deal.Id,
                            (claim, deal) => new FoundClaim(
                                EF.Property<DealId?>(claim, ClaimColumns.Deal),
                                EF.Property<VendorClaimId?>(claim, ClaimColumns.VendorClaim),
                                claim.Partner, new ClaimTarget(claim.Account, claim.Unit, claim.ProductLine), claim.State,
                                claim.ExpiresAt,
                                (decimal?)deal!.Value.Amount, deal!.Value.Currency, (DateTimeOffset?)deal!.SubmittedAt,
                                (DealStatus?)deal!.FinalStatus))
                        .ToList())));

    /// <summary>
    /// Claims that these partners have or had on customers with these keys or accounts, whichever of their deals they belong to.
    /// Keys that a customer lost count as well.
    /// </summary>
    public Func<ChannelDb, PartnerId[], string[], AccountId[], IAsyncEnumerable<PastClaimRow>> PastClaims { get; } =
        EF.CompileAsyncQuery((ChannelDb db, PartnerId[] partners, string[] keys, AccountId[] accounts) =>
            from claim in db.Set<Claim>()
            join deal in db.Set<Deal>().IgnoreQueryFilters(EveryPartner)
                on EF.Property<DealId?>(claim, ClaimColumns.Deal) equals (DealId?)deal.Id
            where db.Set<DealKey>().Where(it => keys.Contains(it.Value) && partners.Contains(it.Partner))
                .Select(it => (DealId?)it.Deal)
                .Union(db.Set<Claim>().Where(it => accounts.Contains(it.Account) && partners.Contains(it.Partner!.Value))
                    .Select(it => EF.Property<DealId?>(it, ClaimColumns.Deal)))
                .Contains(EF.Property<DealId?>(claim, ClaimColumns.Deal))
            select new PastClaimRow(
                deal.Id, deal.Partner, claim.Account, claim.Unit, claim.ProductLine, deal.SubmittedAt, claim.HeldSince,
                claim.ProtectedFrom, claim.ProtectedUntil, claim.ReleasedAt, claim.ReleasedBecause, claim.ExpiresAt,
                deal.AnswerDueBy, deal.FinalStatus,
                deal.Products.Any(it => it.IsWon && it.ProductLine == claim.ProductLine) ? deal.WonAt : null,
                db.Set<DealKey>().Where(it => it.Deal == deal.Id).Select(it => it.Value).ToList()));

    /// <summary>Those that hold, or will.</summary>
    public Func<ChannelDb, PartnerId[], DateTimeOffset, IAsyncEnumerable<Territory>> Territories { get; } =
        EF.CompileAsyncQuery((ChannelDb db, PartnerId[] partners, DateTimeOffset now) => db.Set<Territory>().AsNoTracking()
            .IgnoreQueryFilters(EveryPartner)
            .Where(it => partners.Contains(it.Partner) && it.EndedAt == null && (it.Until == null || it.Until > now)));

    /// <summary>To any partner: those that hold, or will.</summary>
    public Func<ChannelDb, AccountId[], DateTimeOffset, IAsyncEnumerable<AccountAssignment>> Assignments { get; } =
        EF.CompileAsyncQuery((ChannelDb db, AccountId[] accounts, DateTimeOffset now) =>
            db.Set<AccountAssignment>().AsNoTracking().IgnoreQueryFilters(EveryPartner)
                .Where(it => accounts.Contains(it.Account) && it.EndedAt == null && (it.Until == null || it.Until > now)));

    /// <summary>All that is recorded for any of these. Call under the locks of the accounts.</summary>
    public async Task<SellingAreas> AreasOf(
        ChannelDb db, PartnerId[] partners, AccountId[] accounts, DateTimeOffset now, CancellationToken ct) => new(
        await Territories(db, partners, now).ToListAsync(ct),
        accounts is [] ? [] : await Assignments(db, accounts, now).ToListAsync(ct));

    /// <summary>Partners without registrations are missing.</summary>
    public static Task<Dictionary<PartnerId, RegistrationCounts>> CountsOf(
        ChannelDb db, PartnerId[] partners, ProgramVersion program, DateTimeOffset now, CancellationToken ct)
    {
        var (countedSince, judgedSince) = (
            now.AddDays(-program.Hoarding.EndedCountDays), now.AddMonths(-program.Hoarding.WinRateMonths));
        return db.Set<Deal>().IgnoreQueryFilters(EveryPartner)
            .Where(it => partners.Contains(it.Partner)
                && (it.EndsAt == null || it.EndsAt > judgedSince || it.SubmittedAt > countedSince))
            .GroupBy(it => it.Partner)
            .Select(it => new
            {
                it.Key,
                // An approved tender holds nothing.
                Open = it.Count(deal => ((deal.EndsAt == null || deal.EndsAt > now)
                        && (deal.TenderConfirmedAt == null || deal.ConfirmationDueBy > now))
                    || (deal.SubmittedAt > countedSince && (deal.FinalStatus == DealStatus.Withdrawn
                        || deal.FinalStatus == DealStatus.Lost || deal.FinalStatus == DealStatus.Rejected))),
                Ended = it.Count(deal => deal.EndsAt <= now && deal.EndsAt > judgedSince),
                Won = it.Count(deal => deal.EndsAt <= now && deal.EndsAt > judgedSince && deal.FinalStatus == DealStatus.Won),
            })
            .ToDictionaryAsync(it => it.Key, it => new RegistrationCounts(it.Open, it.Ended, it.Won), ct);
    }
}

internal sealed record RegistrantRow(Partner Partner, List<ReservedExternalId> ExternalIds);

internal sealed record AccountClaims(
    AccountId Account, bool HasBuyingUnits, bool IsConfirmed, bool IsCustomerDisputed, List<FoundClaim> Claims);

/// <summary>Amount, currency, time and status are set only for deals of the partners asked for.</summary>
internal sealed record FoundClaim(
    DealId? Deal, VendorClaimId? VendorClaim, PartnerId? Partner, ClaimTarget Target, ClaimState State, DateTimeOffset? ExpiresAt,
    decimal? Amount, string? Currency, DateTimeOffset? SubmittedAt, DealStatus? FinalStatus)
{
    public CompetingClaim ToCompetingClaim() => new(OwnerOf(Deal, VendorClaim), Partner, Target, State, ExpiresAt);

    public static ClaimOwnerId OwnerOf(DealId? deal, VendorClaimId? vendorClaim) => deal is { } id
        ? new(ClaimOwnerKind.Deal, id.Value)
        : new(ClaimOwnerKind.VendorClaim, vendorClaim!.Value.Value);
}

/// <param name="Keys">Values of the keys that its deal was registered with.</param>
internal sealed record PastClaimRow(
    DealId Deal, PartnerId Partner, AccountId Account, string Unit, string ProductLine, DateTimeOffset SubmittedAt,
    DateTimeOffset? HeldSince, DateTimeOffset? ProtectedFrom, DateTimeOffset? ProtectedUntil, DateTimeOffset? ReleasedAt,
    ClaimEnd? ReleasedBecause, DateTimeOffset? ExpiresAt, DateTimeOffset? AnswerDueBy, DealStatus FinalStatus,
    DateTimeOffset? WonAt, List<string> Keys)
{
    public PastClaim ToPastClaim() => new(
        Deal, Unit, ProductLine, SubmittedAt, HeldSince,
        ProtectedFrom is { } from && ProtectedUntil is { } until ? new(from, until) : null,
        ReleasedAt, ReleasedBecause, ExpiresAt,
        // An offer may end before the question.
        AnswerDueBy is not null && !(ExpiresAt < AnswerDueBy) ? ClaimEnd.Withdrawn
            : FinalStatus is DealStatus.Won ? ClaimEnd.Other
            : ClaimEnd.Expired,
        FinalStatus is DealStatus.Won ? WonAt : null);
}
