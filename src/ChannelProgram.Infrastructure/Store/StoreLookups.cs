using ChannelProgram.Application.Accounts;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Infrastructure.Accounts;
using ChannelProgram.Infrastructure.Deals;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Store;

/// <summary>The queries of the busiest requests, for one or for many, compiled once per host: a compiled query is bound to the host's model.</summary>
internal sealed class StoreLookups
{
    /// <summary>A key that more accounts have tells too little of any of them. No more rows of a key than these are read.</summary>
    public const int TooMany = 1001;

    public Func<ChannelDb, byte[][], IAsyncEnumerable<KeptKey>> KeptKeys { get; } = EF.CompileAsyncQuery((ChannelDb db, byte[][] keys) =>
        db.Set<KeptKey>().AsNoTracking().Where(it => keys.Contains(it.Key)));

    public Func<ChannelDb, DealId[], IAsyncEnumerable<Deal>> Deals { get; } = EF.CompileAsyncQuery((ChannelDb db, DealId[] ids) =>
        db.Deals.AsNoTracking().Where(it => ids.Contains(it.Id)));

    /// <summary>Partners, with those of the external ids that deals of theirs have.</summary>
    public Func<ChannelDb, PartnerId[], string[], IAsyncEnumerable<Applicant>> Applicants { get; } =
        EF.CompileAsyncQuery((ChannelDb db, PartnerId[] partners, string[] externalIds) => db.Partners.AsNoTracking()
            .Where(it => partners.Contains(it.Id))
            .Select(it => new Applicant(
                it,
                db.Deals.Where(deal => deal.Partner == it.Id && externalIds.Contains(deal.ExternalId)).Select(deal => deal.ExternalId!).ToList())));

    /// <summary>Keys of these values, of any kind, with the accounts they point at.</summary>
    public Func<ChannelDb, string[], IAsyncEnumerable<OwnedKey>> OwnedKeys { get; } = EF.CompileAsyncQuery((ChannelDb db, string[] values) =>
        db.Set<AccountKey>().AsNoTracking().Where(key => values.Contains(key.Value))
            .Join(db.Set<Account>(), key => key.Account, account => account.Id, (key, account) => new OwnedKey(key, account)));

    /// <summary>
    /// Claims on these, held by anybody or awaited by one of these partners; and on any line of these accounts all live ones of
    /// these partners. With each what its deal is worth.
    /// </summary>
    public Func<ChannelDb, AccountId[], string[], PartnerId[], IAsyncEnumerable<FoundClaim>> Contenders { get; } =
        EF.CompileAsyncQuery((ChannelDb db, AccountId[] accounts, string[] lines, PartnerId[] partners) => db.Set<Claim>().AsNoTracking()
            .Where(it => accounts.Contains(it.Account)
                && ((it.State == ClaimState.Held && lines.Contains(it.ProductLine)) || (it.State != ClaimState.Released && partners.Contains(it.Partner))))
            // Whoever asks sees the deals of those for whom it asks; what others' are worth is nobody's business.
            .LeftJoin(
                db.Deals.Where(it => partners.Contains(it.Partner)),
                it => EF.Property<DealId>(it, DealColumn.Name), deal => deal.Id, (it, deal) => new FoundClaim(
                    new Contender(
                        EF.Property<DealId>(it, DealColumn.Name), it.Partner, new Claimable(it.Account, it.Unit, it.ProductLine), it.State,
                        it.ProtectedUntil),
                    (decimal?)deal!.Value.Amount, deal!.Value.Currency, (DateTimeOffset?)deal!.SubmittedAt)));

    /// <summary>Accounts that have one of these keys of names, by how many of them; keys that very many have do not count.</summary>
    public Func<ChannelDb, string[], int, IAsyncEnumerable<NamedAccount>> AccountsByNameKeys { get; } =
        EF.CompileAsyncQuery((ChannelDb db, string[] keys, int atMost) => db.Set<AccountNameKey>().AsNoTracking()
            .Where(it => keys
                .Where(key => db.Set<AccountNameKey>().Where(other => other.Key == key).Take(TooMany).Count() < TooMany)
                .Contains(it.Key))
            .GroupBy(it => EF.Property<AccountId>(it, AccountColumn.Name))
            .Select(it => new { Account = it.Key, Shared = it.Count() })
            .OrderByDescending(it => it.Shared).ThenBy(it => it.Account)
            .Take(atMost)
            .Join(db.Set<Account>(), it => it.Account, it => it.Id, (_, account) => new NamedAccount(account.Id, account.Name, account.Country)));

    /// <summary>How many accounts were counted, and how many of them have each of these words; nothing if none were.</summary>
    public Func<ChannelDb, string[], IAsyncEnumerable<CountedWords>> WordsCounted { get; } =
        EF.CompileAsyncQuery((ChannelDb db, string[] stems) => db.Set<NamesRead>().AsNoTracking()
            .Select(it => new CountedWords(it.Accounts, db.Set<NameWordCount>().Where(word => stems.Contains(word.Stem)).ToList())));
}

internal sealed record NamedAccount(AccountId Account, string Name, string Country);

internal sealed record CountedWords(long Accounts, List<NameWordCount> Words);

/// <summary>A claim; and what its deal is worth, if that is one of the partners who were asked for.</summary>
internal sealed record FoundClaim(Contender Claim, decimal? Amount, string? Currency, DateTimeOffset? SubmittedAt);

internal sealed record Applicant(Partner Partner, List<string> ExternalIdsInUse);

internal sealed record OwnedKey(AccountKey Key, Account Account);
