using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Companies.Names;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Accounts;

/// <summary>Finds the accounts that names have to be compared with, by keys that they share: for one name or for many at once.</summary>
internal static class SimilarNameSearch
{
    /// <summary>So many are compared with one name: in a millisecond.</summary>
    private const int MaxCompared = 500;

    /// <summary>Some engines take no more than 2100 parameters with a statement.</summary>
    private const int MaxParameters = 1000;

    /// <summary>
    /// Accounts whose names may be like this one: those that share most keys of names with it. Who registers at this very moment
    /// is not among them; a name that cannot be read is like nothing.
    /// </summary>
    public static async Task<SimilarNames> Find(ChannelDb db, AccountQueries queries, CompanyName name, CancellationToken ct) =>
        name.Keys.Count == 0 ? SimilarNames.None : (await Find(db, queries, [name], ct))[0];

    /// <returns>For each of them what it would find by itself, in their order.</returns>
    public static async Task<IReadOnlyList<SimilarNames>> Find(
        ChannelDb db, AccountQueries queries, IReadOnlyList<CompanyName> asked, CancellationToken ct)
    {
        var (sharing, maxFound, count) = (new Sharing(asked), MaxCompared * asked.Count, 0);
        await foreach (var it in queries.AccountsByNameKeys(db, sharing.Keys, maxFound).WithCancellation(ct))
        {
            sharing.Add(it);
            count++;
        }

        // Ranked over all names, and something was left out: one name may have taken the places of another.
        if (count == maxFound && asked.Count > 1)
        {
            var each = new List<SimilarNames>(asked.Count);
            foreach (var name in asked) each.Add(await Find(db, queries, name, ct));
            return each;
        }

        var found = sharing.Of(MaxCompared);
        var possible = asked.Zip(found, Possible).ToList();
        // Most share a key and no more: nothing is asked for them.
        if (possible.TrueForAll(it => it.Count == 0)) return found.ConvertAll(it => SimilarNames.None with { Compared = it.Count });

        var end = await Ends(db, sharing.MergedOf(possible.SelectMany(it => it).Select(it => it.Account)), ct);
        // How rare words are decides only between those that may match.
        var rarity = await Rarity(
            db, queries, asked.Zip(possible).Where(it => it.Second.Count > 0).SelectMany(it => it.Second.Select(known => known.Name).Prepend(it.First)).Distinct(), ct);
        return [.. found.Zip(possible, (its, may) => may.Count == 0
            ? SimilarNames.None with { Compared = its.Count }
            : new SimilarNames(its.Count, may.ConvertAll(it => it with { Account = end(it.Account) }), rarity))];
    }

    private static List<SimilarNames.NamedAccount> Possible(CompanyName name, IReadOnlyList<Found> sharing)
    {
        var may = sharing.Select(it => it.Name.Value).Distinct().Where(name.MayMatch).ToHashSet();
        return [.. sharing.Where(it => may.Contains(it.Name.Value)).Select(it => new SimilarNames.NamedAccount(it.Account, it.Name.Value))];
    }

    /// <summary>What has become part of another is found by its own name still, and means the one that remains.</summary>
    /// <param name="into">Into what those that were found have merged; that may have become part of yet another.</param>
    private static async Task<Func<AccountId, AccountId>> Ends(ChannelDb db, Dictionary<AccountId, AccountId> into, CancellationToken ct)
    {
        for (AccountId[] unknown = [.. into.Values.Except(into.Keys)]; unknown.Length > 0;)
        {
            var asked = unknown;
            var further = await db.Set<Account>().AsNoTracking().Where(it => asked.Contains(it.Id) && it.MergedInto != null)
                .Select(it => new { it.Id, it.MergedInto }).ToListAsync(ct);
            foreach (var it in further) into[it.Id] = it.MergedInto!.Value;
            unknown = [.. further.Select(it => it.MergedInto!.Value).Except(into.Keys)];
        }

        return End;

        AccountId End(AccountId account) => into.TryGetValue(account, out var next) ? End(next) : account;
    }

    private static async Task<IWordRarity> Rarity(ChannelDb db, AccountQueries queries, IEnumerable<CompanyName> names, CancellationToken ct)
    {
        var (accounts, words) = (0L, new Dictionary<string, long>(StringComparer.Ordinal));
        foreach (var stems in names.SelectMany(it => it.Words).Select(it => it.Stem).Distinct(StringComparer.Ordinal).Chunk(MaxParameters))
        {
            await foreach (var it in queries.WordsCounted(db, stems).WithCancellation(ct))
            {
                accounts = it.Accounts;
                foreach (var word in it.Words) words[word.Stem] = word.Accounts;
            }
        }

        return accounts == 0 ? UncountedRarity.Instance : new CountedRarity(stem => words.GetValueOrDefault(stem), accounts);
    }

    /// <param name="Name">Read only if it is compared; one for all that are written alike.</param>
    private readonly record struct Found(AccountId Account, Lazy<CompanyName> Name);

    /// <summary>Of accounts that were found for several names at once, tells which name each was found for.</summary>
    private sealed class Sharing
    {
        private readonly Dictionary<string, List<int>> _askedBy = new(StringComparer.Ordinal);
        private readonly List<(Found Found, int Shared)>[] _found;
        private readonly Dictionary<(string, string), Lazy<CompanyName>> _names = [];
        private readonly Dictionary<AccountId, AccountId> _merged = [];

        public Sharing(IReadOnlyList<CompanyName> asked)
        {
            _found = [.. asked.Select(_ => new List<(Found, int)>())];
            foreach (var (key, at) in asked.Index().SelectMany(it => it.Item.Keys.Select(key => (key, it.Index))))
            {
                if (!_askedBy.TryGetValue(key, out var by)) _askedBy.Add(key, by = []);
                by.Add(at);
            }
        }

        /// <summary>What all of them are found by.</summary>
        public string[] Keys => [.. _askedBy.Keys];

        public void Add(NameKeyMatch it)
        {
            if (it.MergedInto is { } into) _merged[it.Account] = into;
            // Many accounts may bear one name: it is read once, and compared once.
            if (!_names.TryGetValue((it.Name, it.Country), out var name))
                _names.Add((it.Name, it.Country), name = new(() => CompanyName.Read(it.Name, it.Country)));

            var by = _askedBy.GetAlternateLookup<ReadOnlySpan<char>>();
            foreach (var key in it.Keys.AsSpan().Split('|'))
                foreach (var at in by[it.Keys.AsSpan()[key]]) Count(_found[at], new(it.Account, name));
        }

        /// <returns>For each that was asked for, those that share most keys with it.</returns>
        public List<IReadOnlyList<Found>> Of(int atMost) =>
            [.. _found.Select(its => its.OrderByDescending(it => it.Shared).ThenBy(it => it.Found.Account).Take(atMost).Select(it => it.Found).ToList())];

        /// <returns>Those of these that have become part of others, each with the other.</returns>
        public Dictionary<AccountId, AccountId> MergedOf(IEnumerable<AccountId> accounts) =>
            accounts.Distinct().Where(_merged.ContainsKey).ToDictionary(it => it, it => _merged[it]);

        /// <summary>All keys of one account come one after the other: if it was found before, it was the last.</summary>
        private static void Count(List<(Found Found, int Shared)> found, Found it)
        {
            if (found.Count > 0 && found[^1].Found.Account == it.Account) found[^1] = (it, found[^1].Shared + 1);
            else found.Add((it, 1));
        }
    }
}
