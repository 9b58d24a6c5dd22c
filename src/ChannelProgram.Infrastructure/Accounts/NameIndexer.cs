using ChannelProgram.Application.Accounts;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Companies.Names;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Accounts;

internal sealed class NameIndexer(ChannelDb db, IEngine engine) : INameIndexer
{
    public async Task<int> IndexNext(DateTimeOffset openedUntil, int limit, CancellationToken ct)
    {
        if (!await engine.TryLock(db, LockKey.Of("names"), ct)) return 0;

        var read = await db.Set<NameIndexProgress>().SingleOrDefaultAsync(ct) ?? db.Add(new NameIndexProgress()).Entity;
        if (read.Rules != CompanyName.Rules)
        {
            await db.Set<NameWordCount>().ExecuteDeleteAsync(ct);
            read.Restart(CompanyName.Rules);
        }

        var accounts = await db.Set<Account>().Where(it => it.CreatedAt <= openedUntil)
            .InOrder(read.LastAccount, limit, it => it.Id).ToListAsync(ct);
        if (accounts.Count == 0) return 0;

        await DropKeys([.. accounts.Where(it => it.NameRulesVersion != CompanyName.Rules).Select(it => it.Id)], ct);
        await Count(
            [.. accounts.SelectMany(it => it.IndexName().Words.Select(word => word.Stem).Distinct(StringComparer.Ordinal))], ct);
        read.Advance(accounts[^1].Id, accounts.Count);
        return accounts.Count;
    }

    private async Task DropKeys(AccountId[] accounts, CancellationToken ct)
    {
        if (accounts.Length == 0) return;
        await db.Set<AccountNameKey>().Where(it => accounts.Contains(EF.Property<AccountId>(it, AccountColumn.Name)))
            .ExecuteDeleteAsync(ct);
    }

    private async Task Count(List<string> stems, CancellationToken ct)
    {
        var counts = stems.Where(it => it.Length is > 0 and <= NameWordCount.MaxStemLength)
            .CountBy(it => it, StringComparer.Ordinal);
        foreach (var some in counts.Chunk(ListParameters.Max))
        {
            string[] asked = [.. some.Select(it => it.Key)];
            var known =
                await db.Set<NameWordCount>().Where(it => asked.Contains(it.Stem))
                    .ToDictionaryAsync(it => it.Stem, StringComparer.Ordinal, ct);
            foreach (var (stem, accounts) in some)
            {
                if (known.TryGetValue(stem, out var word)) word.Add(accounts);
                else db.Add(new NameWordCount(stem, accounts));
            }
        }
    }
}
