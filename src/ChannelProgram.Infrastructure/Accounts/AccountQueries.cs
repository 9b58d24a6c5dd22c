using ChannelProgram.Domain.Accounts;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Accounts;

/// <summary>The busiest queries about accounts, compiled once per host: a compiled query is bound to the host's model.</summary>
internal sealed class AccountQueries
{
    /// <summary>A key that more accounts have tells too little of any of them. No more rows of a key than these are read.</summary>
    public const int CommonKeyThreshold = 1001;

    /// <summary>Keys of these values, of any kind, with the accounts they point at.</summary>
    public Func<ChannelDb, string[], IAsyncEnumerable<OwnedKey>> OwnedKeys { get; } = EF.CompileAsyncQuery((ChannelDb db, string[] values) =>
        db.Set<AccountKey>().AsNoTracking().Where(key => values.Contains(key.Value))
            .Join(db.Set<Account>(), key => key.Account, account => account.Id, (key, account) => new { key, account })
            .Join(db.Set<Account>(), it => it.key.Origin, origin => origin.Id, (it, origin) => new OwnedKey(it.key, it.account, origin.Name, origin.Country)));

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

/// <param name="Keys">Those by which it was found, separated by a character that no key has.</param>
internal sealed record NameKeyMatch(AccountId Account, string Name, string Country, AccountId? MergedInto, string Keys);

internal sealed record CountedWords(long Accounts, List<NameWordCount> Words);
