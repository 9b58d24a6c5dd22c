using ChannelProgram.Application.CustomerResolution;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Companies;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.CustomerResolution;

internal sealed class SharedKeys(ChannelDb db) : ISharedKeys
{
    public async Task<IReadOnlyList<(string Name, AccountKey Key)>> FindDomains(Func<string, bool> are, CancellationToken ct)
    {
        var found = new List<(string Name, AccountKey Key)>();
        var domains = db.Set<AccountKey>().AsNoTracking().Where(it => it.Kind == KeyKind.Domain)
            .Join(db.Set<Account>(), it => it.Account, it => it.Id, (key, account) => new { Key = key, account.Name });
        await foreach (var it in domains.AsAsyncEnumerable().WithCancellation(ct))
            if (are(it.Key.Value)) found.Add((it.Name, it.Key));
        return [.. found.OrderBy(it => it.Key.Key)];
    }

    public async Task<IReadOnlyList<Customer>> CustomersOf(AccountKey key, CancellationToken ct) =>
        await db.Set<Deal>().IgnoreQueryFilters([ChannelDb.PartnerScope]).AsNoTracking()
            .Where(it => db.Set<DealKey>().Any(used => used.Deal == it.Id && used.Value == key.Value && used.Kind == key.Kind)
                && it.Claims.Any(claim => claim.Account == key.Account))
            .Select(it => it.Customer).ToListAsync(ct);
}
