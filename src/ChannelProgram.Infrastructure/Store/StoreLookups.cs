using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Partners;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Store;

/// <summary>The queries of the busiest requests, compiled once per host: a compiled query is bound to the host's model.</summary>
internal sealed class StoreLookups
{
    public Func<ChannelDb, byte[], Task<KeptKey?>> KeptKey { get; } = EF.CompileAsyncQuery((ChannelDb db, byte[] key) =>
        db.Set<KeptKey>().AsNoTracking().SingleOrDefault(it => it.Key == key));

    public Func<ChannelDb, DealId[], IAsyncEnumerable<Deal>> Deals { get; } = EF.CompileAsyncQuery((ChannelDb db, DealId[] ids) =>
        db.Deals.AsNoTracking().Where(it => ids.Contains(it.Id)));

    public Func<ChannelDb, PartnerId, string?, string[], Task<BeforeRegistration?>> BeforeRegistration { get; } =
        EF.CompileAsyncQuery((ChannelDb db, PartnerId partner, string? externalId, string[] keys) => db.Partners.AsNoTracking()
            .Where(it => it.Id == partner)
            .Select(it => new BeforeRegistration(
                it,
                externalId != null && db.Deals.Any(deal => deal.Partner == partner && deal.ExternalId == externalId),
                db.Set<AccountKey>().Where(key => keys.Contains(key.Value))
                    .Join(db.Set<Account>(), key => key.Account, account => account.Id, (key, account) => new OwnedKey(key, account))
                    .ToList()))
            .SingleOrDefault());
}

/// <param name="Keys">Those of the values that were asked for, of any kind.</param>
internal sealed record BeforeRegistration(Partner Partner, bool ExternalIdInUse, List<OwnedKey> Keys);

internal sealed record OwnedKey(AccountKey Key, Account Account);
