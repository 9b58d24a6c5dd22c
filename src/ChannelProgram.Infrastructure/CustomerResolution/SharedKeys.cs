using System.Runtime.CompilerServices;
using ChannelProgram.Application.CustomerResolution;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Companies;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.CustomerResolution;

internal sealed class SharedKeys(ChannelDb db) : ISharedKeys
{
    private const int PageSize = 1_000;

    public async IAsyncEnumerable<(AccountId Account, string Name, AccountKey Key)> DomainKeys(
        [EnumeratorCancellation] CancellationToken ct)
    {
        // In pages, because the caller asks the same connection about each.
        for (var (after, count) = ("", PageSize); count == PageSize;)
        {
            var page = await db.Set<AccountKey>().AsNoTracking()
                .Where(it => it.Kind == KeyKind.Domain && string.Compare(it.Value, after) > 0)
                .OrderBy(it => it.Value).Take(PageSize)
                .Join(db.Set<Account>(), it => it.Account, it => it.Id, (key, account) => new { Key = key, account.Name })
                .OrderBy(it => it.Key.Value)
                .ToListAsync(ct);
            foreach (var it in page) yield return (it.Key.Account, it.Name, it.Key);
            (after, count) = (page.Count > 0 ? page[^1].Key.Value : after, page.Count);
        }
    }

    public async Task<IReadOnlyList<Customer>> CustomersOf(AccountId account, StrongKey key, CancellationToken ct) =>
        await db.Set<Deal>().IgnoreQueryFilters([ChannelDb.PartnerScope]).AsNoTracking()
            .Where(it => db.Set<DealKey>().Any(used => used.Deal == it.Id && used.Value == key.Value && used.Kind == key.Kind)
                && it.Claims.Any(claim => claim.Account == account))
            .Select(it => it.Customer).ToListAsync(ct);
}
