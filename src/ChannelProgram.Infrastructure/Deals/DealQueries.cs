using ChannelProgram.Application.Claims;
using ChannelProgram.Application.Deals;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Domain.VendorClaims;
using ChannelProgram.Infrastructure.Claims;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Deals;

/// <summary>Frequent queries, compiled once per host, because a compiled query is bound to the host's model.</summary>
internal sealed class DealQueries
{
    private static readonly DealStatus[] EndedWithoutWin = [.. DealStatusRules.EndedWithoutWin];
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
                        EndedWithoutWin.Contains(deal.StatusAfterExpiry) ? deal.ProtectedUntil : null))
                    .ToList())));

    /// <summary>
    /// For these accounts: claims that anybody holds on these lines, and all live claims of these partners on any line, with the
    /// value of their deals. Values of other partners' deals are not read.
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
                    db.Set<Claim>().Any(claim => claim.Account == it.Id && claim.State == ClaimState.Held
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
                            && ((claim.State == ClaimState.Held && lines.Contains(claim.ProductLine))
                                || (claim.State != ClaimState.Released && partners.Contains(claim.Partner!.Value))))
                        .LeftJoin(
                            db.Set<Deal>().Where(deal => partners.Contains(deal.Partner)),
                            claim => EF.Property<DealId?>(claim, ClaimColumns.Deal), deal => (DealId?)deal.Id,
                            (claim, deal) => new FoundClaim(
                                EF.Property<DealId?>(claim, ClaimColumns.Deal),
                                EF.Property<VendorClaimId?>(claim, ClaimColumns.VendorClaim),
                                claim.Partner, new ClaimTarget(claim.Account, claim.Unit, claim.ProductLine), claim.State,
                                claim.ProtectedUntil,
                                (decimal?)deal!.Value.Amount, deal!.Value.Currency, (DateTimeOffset?)deal!.SubmittedAt))
                        .ToList())));
}

internal sealed record RegistrantRow(Partner Partner, List<ReservedExternalId> ExternalIds);

internal sealed record AccountClaims(
    AccountId Account, bool HasBuyingUnits, bool IsConfirmed, bool IsCustomerDisputed, List<FoundClaim> Claims);

/// <summary>Amount, currency and time are set only for deals of the partners asked for.</summary>
internal sealed record FoundClaim(
    DealId? Deal, VendorClaimId? VendorClaim, PartnerId? Partner, ClaimTarget Target, ClaimState State, DateTimeOffset? Until,
    decimal? Amount, string? Currency, DateTimeOffset? SubmittedAt)
{
    public CompetingClaim ToCompetingClaim() => new(OwnerOf(Deal, VendorClaim), Partner, Target, State, Until);

    public static ClaimOwnerId OwnerOf(DealId? deal, VendorClaimId? vendorClaim) => deal is { } id
        ? new(ClaimOwnerKind.Deal, id.Value)
        : new(ClaimOwnerKind.VendorClaim, vendorClaim!.Value.Value);
}
