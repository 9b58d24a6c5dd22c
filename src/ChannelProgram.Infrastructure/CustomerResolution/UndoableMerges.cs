using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.CustomerResolution;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.CustomerResolution;

internal sealed class UndoableMerges(ChannelDb db) : IUndoableMerges
{
    public async Task<IReadOnlySet<AccountId>> FindParts(
        IReadOnlySet<AccountId> accounts, DateTimeOffset mergedAfter, CancellationToken ct) =>
        (await accounts.QueryInChunks(some => db.Set<AccountMerge>().AsNoTracking()
            .Where(merge => merge.UndoneAt == null && merge.At > mergedAfter
                && db.Set<AccountKey>()
                    .Any(key => some.Contains(key.Account) && key.Origin == merge.Absorbed && key.Account != merge.Absorbed))
            .Select(it => it.Absorbed).ToListAsync(ct))).ToHashSet();
}
