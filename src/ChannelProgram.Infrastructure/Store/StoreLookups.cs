using ChannelProgram.Application.Accounts;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Infrastructure.Deals;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Store;

/// <summary>The queries of the busiest requests, for one or for many, compiled once per host: a compiled query is bound to the host's model.</summary>
internal sealed class StoreLookups
{
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

    /// <summary>Claims on these, held by anybody or awaited by one of these partners.</summary>
    public Func<ChannelDb, AccountId[], string[], PartnerId[], IAsyncEnumerable<Contender>> Contenders { get; } =
        EF.CompileAsyncQuery((ChannelDb db, AccountId[] accounts, string[] lines, PartnerId[] partners) => db.Set<Claim>().AsNoTracking()
            .Where(it => accounts.Contains(it.Account) && lines.Contains(it.ProductLine)
                && (it.State == ClaimState.Held || (it.State == ClaimState.Waitlisted && partners.Contains(it.Partner))))
            .Select(it => new Contender(
                EF.Property<DealId>(it, DealColumn.Name), it.Partner, new Claimable(it.Account, it.Unit, it.ProductLine), it.State,
                it.ProtectedUntil)));
}

internal sealed record Applicant(Partner Partner, List<string> ExternalIdsInUse);

internal sealed record OwnedKey(AccountKey Key, Account Account);
