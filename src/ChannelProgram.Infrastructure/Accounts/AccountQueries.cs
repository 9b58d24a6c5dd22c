using System.Linq.Expressions;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Accounts;

/// <summary>Frequent queries, compiled once per host, because a compiled query is bound to the host's model.</summary>
internal sealed class AccountQueries
{
    /// <summary>
    /// A search key that this many accounts share says too little and is ignored; no more of its rows are read.
    /// </summary>
    public const int CommonKeyThreshold = 1001;

    private static readonly Expression<Func<ChannelDb, string[], IQueryable<OwnedKey>>> Owned = (db, values) =>
        db.Set<AccountKey>().Where(key => values.Contains(key.Value))
            .Join(db.Set<Account>(), key => key.Account, account => account.Id, (key, account) => new { key, account })
            .Join(
                db.Set<Account>(), it => it.key.Origin, origin => origin.Id,
                (it, origin) => new OwnedKey(it.key, it.account, origin.Name, origin.Country));

    public Func<ChannelDb, string[], IAsyncEnumerable<OwnedKey>> TrackedOwnedKeys { get; } = EF.CompileAsyncQuery(Owned);

    public Func<ChannelDb, string[], IAsyncEnumerable<OwnedKey>> OwnedKeys { get; } = EF.CompileAsyncQuery(
        Expression.Lambda<Func<ChannelDb, string[], IQueryable<OwnedKey>>>(
            Expression.Call(
                typeof(EntityFrameworkQueryableExtensions), nameof(EntityFrameworkQueryableExtensions.AsNoTracking),
                [typeof(OwnedKey)], Owned.Body),
            Owned.Parameters));

    /// <summary>Accounts sorted by how many of these search keys they share; very common keys do not count.</summary>
    public Func<ChannelDb, string[], int, IAsyncEnumerable<NameKeyMatch>> AccountsByNameKeys { get; } =
        EF.CompileAsyncQuery((ChannelDb db, string[] keys, int limit) => db.Set<AccountNameKey>().AsNoTracking()
            .Where(it => keys
                .Where(
                    key =>
                        db.Set<AccountNameKey>().Where(other => Collation.OfColumn(other.Key) == key).Take(CommonKeyThreshold)
                            .Count() < CommonKeyThreshold)
                .Contains(Collation.OfColumn(it.Key)))
            .GroupBy(it => new { Account = EF.Property<AccountId>(it, AccountColumn.Name), it.Name, it.Country })
            .OrderByDescending(it => it.Count()).ThenBy(it => it.Key.Account)
            .Take(limit)
            .Select(it => new NameKeyMatch(
                it.Key.Account, it.Key.Name, it.Key.Country,
                // Few accounts are merged, so they have a small index of their own; the engine uses it only if the query asks for
                // merged accounts.
                db.Set<Account>().Where(account => account.Id == it.Key.Account && account.MergedInto != null)
                    .Select(account => account.MergedInto).FirstOrDefault(),
                string.Join("|", it.Select(name => name.Key)))));

    public Func<ChannelDb, string[], IAsyncEnumerable<CountedWords>> WordsCounted { get; } =
        EF.CompileAsyncQuery((ChannelDb db, string[] stems) => db.Set<NameIndexProgress>().AsNoTracking()
            .Select(
                it => new CountedWords(it.Accounts, db.Set<NameWordCount>().Where(word => stems.Contains(word.Stem)).ToList())));
}

/// <param name="Keys">The keys by which it was found, separated by a character that no key contains.</param>
internal sealed record NameKeyMatch(AccountId Account, string Name, string Country, AccountId? MergedInto, string Keys);

internal sealed record CountedWords(long Accounts, List<NameWordCount> Words);
