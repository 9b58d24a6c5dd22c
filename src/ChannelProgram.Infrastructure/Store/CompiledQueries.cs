using ChannelProgram.Application.Accounts;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Domain.VendorClaims;
using ChannelProgram.Infrastructure.Accounts;
using ChannelProgram.Infrastructure.Deals;
using ChannelProgram.Infrastructure.VendorClaims;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Store;

/// <summary>The queries of the busiest requests, for one or for many, compiled once per host: a compiled query is bound to the host's model.</summary>
internal sealed class CompiledQueries
{
    /// <summary>A key that more accounts have tells too little of any of them. No more rows of a key than these are read.</summary>
    public const int CommonKeyThreshold = 1001;

    private static readonly string[] EveryPartner = [ChannelDb.PartnerScope];

    public Func<ChannelDb, byte[][], IAsyncEnumerable<KeptKey>> KeptKeys { get; } = EF.CompileAsyncQuery((ChannelDb db, byte[][] keys) =>
        db.Set<KeptKey>().AsNoTracking().Where(it => keys.Contains(it.Key)));

    public Func<ChannelDb, DealId[], IAsyncEnumerable<Deal>> Deals { get; } = EF.CompileAsyncQuery((ChannelDb db, DealId[] ids) =>
        db.Deals.AsNoTracking().Where(it => ids.Contains(it.Id)));

    /// <summary>Partners, with those of the external ids that deals of theirs have.</summary>
    public Func<ChannelDb, PartnerId[], string[], IAsyncEnumerable<RegistrantRow>> Registrants { get; } =
        EF.CompileAsyncQuery((ChannelDb db, PartnerId[] partners, string[] externalIds) => db.Partners.AsNoTracking()
            .Where(it => partners.Contains(it.Id))
            .Select(it => new RegistrantRow(
                it,
                db.Deals.Where(deal => deal.Partner == it.Id && externalIds.Contains(deal.ExternalId)).Select(deal => deal.ExternalId!).ToList())));

    /// <summary>Keys of these values, of any kind, with the accounts they point at.</summary>
    public Func<ChannelDb, string[], IAsyncEnumerable<OwnedKey>> OwnedKeys { get; } = EF.CompileAsyncQuery((ChannelDb db, string[] values) =>
        db.Set<AccountKey>().AsNoTracking().Where(key => values.Contains(key.Value))
            .Join(db.Set<Account>(), key => key.Account, account => account.Id, (key, account) => new { key, account })
            .Join(db.Set<Account>(), it => it.key.Origin, origin => origin.Id, (it, origin) => new OwnedKey(it.key, it.account, origin.Name, origin.Country)));

    /// <summary>
    /// What is known of these accounts, with the claims on these lines of theirs that anybody holds, and on any line of theirs all
    /// live ones of these partners; with each of those what its deal is worth. What others' are worth is nobody's business.
    /// </summary>
    public Func<ChannelDb, AccountId[], string[], PartnerId[], IAsyncEnumerable<AccountClaims>> ClaimsOfAccounts { get; } =
        EF.CompileAsyncQuery((ChannelDb db, AccountId[] accounts, string[] lines, PartnerId[] partners) => db.Set<Account>().AsNoTracking()
            .IgnoreQueryFilters(EveryPartner)
            .Where(it => accounts.Contains(it.Id))
            .Select(it => new AccountClaims(
                it.Id,
                it.HasBuyingUnits,
                db.Set<AccountKey>().Any(key => key.Account == it.Id && key.ConfirmedAt != null),
                // Each state has an index of its own; together they would have none.
                db.Set<Claim>().Any(claim => claim.Account == it.Id && claim.State == ClaimState.Held
                    && db.Set<Deal>().Any(deal => deal.Id == EF.Property<DealId?>(claim, DealColumn.Name) && (deal.ReviewReasons & ReviewReasons.NameDiffers) != 0))
                || db.Set<Claim>().Any(claim => claim.Account == it.Id && claim.State == ClaimState.Waitlisted
                    && db.Set<Deal>().Any(deal => deal.Id == EF.Property<DealId?>(claim, DealColumn.Name) && (deal.ReviewReasons & ReviewReasons.NameDiffers) != 0)),
                db.Set<Claim>()
                    // Said of the claim itself as well, or every live claim of a line is read to find those of one account.
                    .Where(claim => claim.Account == it.Id && accounts.Contains(claim.Account)
                        && ((claim.State == ClaimState.Held && lines.Contains(claim.ProductLine))
                            || (claim.State != ClaimState.Released && partners.Contains(claim.Partner!.Value))))
                    .LeftJoin(
                        db.Set<Deal>().Where(deal => partners.Contains(deal.Partner)),
                        claim => EF.Property<DealId?>(claim, DealColumn.Name), deal => (DealId?)deal.Id, (claim, deal) => new FoundClaim(
                            new CompetingClaim(
                                EF.Property<DealId?>(claim, DealColumn.Name), EF.Property<VendorClaimId?>(claim, VendorClaimColumn.Name), claim.Partner,
                                new ClaimTarget(claim.Account, claim.Unit, claim.ProductLine), claim.State, claim.ProtectedUntil),
                            (decimal?)deal!.Value.Amount, deal!.Value.Currency, (DateTimeOffset?)deal!.SubmittedAt))
                    .ToList())));

    /// <summary>Accounts that have one of these keys of names, by how many of them; keys that very many have do not count.</summary>
    public Func<ChannelDb, string[], int, IAsyncEnumerable<NameKeyMatch>> AccountsByNameKeys { get; } =
        EF.CompileAsyncQuery((ChannelDb db, string[] keys, int atMost) => db.Set<AccountNameKey>().AsNoTracking()
            .Where(it => keys
                .Where(key => db.Set<AccountNameKey>().Where(other => other.Key == key).Take(CommonKeyThreshold).Count() < CommonKeyThreshold)
                .Contains(it.Key))
            .GroupBy(it => new { Account = EF.Property<AccountId>(it, AccountColumn.Name), it.Name, it.Country })
            .OrderByDescending(it => it.Count()).ThenBy(it => it.Key.Account)
            .Take(atMost)
            .Select(it => new NameKeyMatch(
                it.Key.Account, it.Key.Name, it.Key.Country,
                // So few have become part of others that an index of their own answers for all; it is used where only those are asked for.
                db.Set<Account>().Where(account => account.Id == it.Key.Account && account.MergedInto != null).Select(account => account.MergedInto).FirstOrDefault(),
                string.Join("|", it.Select(name => name.Key)))));

    /// <summary>How many accounts were counted, and how many of them have each of these words; nothing if none were.</summary>
    public Func<ChannelDb, string[], IAsyncEnumerable<CountedWords>> WordsCounted { get; } =
        EF.CompileAsyncQuery((ChannelDb db, string[] stems) => db.Set<NameIndexProgress>().AsNoTracking()
            .Select(it => new CountedWords(it.Accounts, db.Set<NameWordCount>().Where(word => stems.Contains(word.Stem)).ToList())));
}

/// <param name="Keys">Those by which it was found, parted by a sign that no key has.</param>
internal sealed record NameKeyMatch(AccountId Account, string Name, string Country, AccountId? MergedInto, string Keys);

internal sealed record CountedWords(long Accounts, List<NameWordCount> Words);

/// <summary>A claim; and what its deal is worth, if that is one of the partners who were asked for.</summary>
internal sealed record FoundClaim(CompetingClaim Claim, decimal? Amount, string? Currency, DateTimeOffset? SubmittedAt);

internal sealed record RegistrantRow(Partner Partner, List<string> ExternalIdsInUse);

/// <summary>An account as a registration meets it.</summary>
internal sealed record AccountClaims(AccountId Account, bool HasBuyingUnits, bool IsConfirmed, bool IsCustomerDisputed, List<FoundClaim> Claims);
