using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Accounts.Names;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Accounts;

/// <summary>Finds the accounts that names have to be compared with, by keys that they share: for one name or for many at once.</summary>
internal static class LikeNames
{
    /// <summary>So many are compared with one name: in a millisecond.</summary>
    private const int MostCompared = 500;

    /// <summary>Some engines take no more than 2100 parameters with a statement.</summary>
    private const int MostStems = 1000;

    /// <returns>What is like each of them, in their order.</returns>
    public static async Task<IReadOnlyList<Namesakes>> Find(
        ChannelDb db, StoreLookups lookups, IReadOnlyList<CompanyName> asked, CancellationToken ct)
    {
        var (found, parts, read) = (new List<Found>(), new Dictionary<AccountId, AccountId>(), new Dictionary<(string, string), Lazy<CompanyName>>());
        string[] keys = [.. asked.SelectMany(it => it.Keys).Distinct()];
        await foreach (var it in lookups.AccountsByNameKeys(db, keys, MostCompared * asked.Count).WithCancellation(ct))
        {
            // Many accounts may bear one name: it is read once, and compared once.
            if (!read.TryGetValue((it.Name, it.Country), out var name))
                read.Add((it.Name, it.Country), name = new(() => CompanyName.Read(it.Name, it.Country)));
            found.Add(new(it.Account, name, it.Keys.Split('|')));
            if (it.MergedInto is { } into) parts[it.Account] = into;
        }

        // What has become part of another is found by its own name still, and means the one that remains.
        if (parts.Count > 0) found = [.. await Remaining(db, found, parts, ct)];
        if (found.Count == 0) return [.. asked.Select(_ => Namesakes.None)];

        var sharing = Sharing(asked, found);
        var possible = asked.Zip(sharing, (name, its) => Possible(name, its)).ToList();
        // How rare words are decides only between those that may match.
        var rarity = await Rarity(
            db, lookups, asked.Zip(possible).Where(it => it.Second.Count > 0).SelectMany(it => it.Second.Select(known => known.Name).Prepend(it.First)).Distinct(), ct);
        return [.. sharing.Zip(possible, (its, may) => new Namesakes(its.Count, may, rarity))];
    }

    /// <summary>Of each that was asked for, those that share most keys with it: what was found for one of many is not for the others.</summary>
    private static List<List<Found>> Sharing(IReadOnlyList<CompanyName> asked, List<Found> found)
    {
        var by = asked.Index().SelectMany(it => it.Item.Keys.Select(key => (key, it.Index))).ToLookup(it => it.key, it => it.Index, StringComparer.Ordinal);
        var shared = found.SelectMany(it => it.Keys.SelectMany(key => by[key]).CountBy(at => at), (it, counted) => (It: it, At: counted.Key, Keys: counted.Value))
            .ToLookup(it => it.At);
        return
        [
            .. asked.Index().Select(it => shared[it.Index].OrderByDescending(one => one.Keys).ThenBy(one => one.It.Account)
                .Take(MostCompared).Select(one => one.It).ToList()),
        ];
    }

    private static IReadOnlyList<Namesakes.Known> Possible(CompanyName name, List<Found> sharing)
    {
        var may = sharing.Select(it => it.Name.Value).Distinct().Where(name.MayMatch).ToHashSet();
        return [.. sharing.Where(it => may.Contains(it.Name.Value)).Select(it => new Namesakes.Known(it.Account, it.Name.Value))];
    }

    private static async Task<IEnumerable<Found>> Remaining(ChannelDb db, List<Found> found, Dictionary<AccountId, AccountId> parts, CancellationToken ct)
    {
        for (AccountId[] unknown = [.. parts.Values.Except(parts.Keys)]; unknown.Length > 0;)
        {
            var asked = unknown;
            var further = await db.Set<Account>().AsNoTracking().Where(it => asked.Contains(it.Id) && it.MergedInto != null)
                .Select(it => new { it.Id, it.MergedInto }).ToListAsync(ct);
            foreach (var it in further) parts[it.Id] = it.MergedInto!.Value;
            unknown = [.. further.Select(it => it.MergedInto!.Value).Except(parts.Keys)];
        }

        return found.Select(it => it with { Account = End(it.Account) });

        AccountId End(AccountId account) => parts.TryGetValue(account, out var into) ? End(into) : account;
    }

    private static async Task<IWordRarity> Rarity(ChannelDb db, StoreLookups lookups, IEnumerable<CompanyName> names, CancellationToken ct)
    {
        var (accounts, words) = (0L, new Dictionary<string, long>(StringComparer.Ordinal));
        foreach (var stems in names.SelectMany(it => it.Words).Select(it => it.Stem).Distinct(StringComparer.Ordinal).Chunk(MostStems))
        {
            await foreach (var it in lookups.WordsCounted(db, stems).WithCancellation(ct))
            {
                accounts = it.Accounts;
                foreach (var word in it.Words) words[word.Stem] = word.Accounts;
            }
        }

        return accounts == 0 ? UncountedRarity.Instance : new CountedRarity(stem => words.GetValueOrDefault(stem), accounts);
    }

    /// <param name="Name">Read only if it is compared.</param>
    /// <param name="Keys">Those by which it was found.</param>
    private readonly record struct Found(AccountId Account, Lazy<CompanyName> Name, string[] Keys);
}
