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
        var sharing = new Sharing(asked);
        await foreach (var it in lookups.AccountsByNameKeys(db, sharing.Keys, MostCompared * asked.Count).WithCancellation(ct)) sharing.Add(it);

        var found = sharing.Of(MostCompared);
        var possible = asked.Zip(found, Possible).ToList();
        // Most share a key and no more: nothing is asked for them.
        if (possible.TrueForAll(it => it.Count == 0)) return found.ConvertAll(it => Namesakes.None with { Compared = it.Count });

        var ends = await Ends(db, lookups, [.. possible.SelectMany(it => it).Select(it => it.Account).Distinct()], ct);
        // How rare words are decides only between those that may match.
        var rarity = await Rarity(
            db, lookups, asked.Zip(possible).Where(it => it.Second.Count > 0).SelectMany(it => it.Second.Select(known => known.Name).Prepend(it.First)).Distinct(), ct);
        return [.. found.Zip(possible, (its, may) => new Namesakes(its.Count, may.ConvertAll(it => it with { Account = ends(it.Account) }), rarity))];
    }

    private static List<Namesakes.Known> Possible(CompanyName name, IReadOnlyList<Found> sharing)
    {
        var may = sharing.Select(it => it.Name.Value).Distinct().Where(name.MayMatch).ToHashSet();
        return [.. sharing.Where(it => may.Contains(it.Name.Value)).Select(it => new Namesakes.Known(it.Account, it.Name.Value))];
    }

    /// <summary>What has become part of another is found by its own name still, and means the one that remains.</summary>
    private static async Task<Func<AccountId, AccountId>> Ends(ChannelDb db, StoreLookups lookups, AccountId[] accounts, CancellationToken ct)
    {
        var parts = new Dictionary<AccountId, AccountId>();
        while (accounts.Length > 0)
        {
            var further = await lookups.Merged(db, accounts).ToListAsync(ct);
            foreach (var it in further) parts[it.Account] = it.Into;
            accounts = [.. further.Select(it => it.Into).Distinct().Where(it => !parts.ContainsKey(it))];
        }

        return End;

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

    /// <param name="Name">Read only if it is compared; one for all that are written alike.</param>
    private readonly record struct Found(AccountId Account, Lazy<CompanyName> Name);

    /// <summary>Tells for which of those that were asked for together an account was found: what shares keys with one does not with all.</summary>
    private sealed class Sharing
    {
        private readonly Dictionary<string, List<int>> _askedBy = new(StringComparer.Ordinal);
        private readonly List<(Found Found, int Keys)>[] _found;
        private readonly Dictionary<(string, string), Lazy<CompanyName>> _names = [];

        public Sharing(IReadOnlyList<CompanyName> asked)
        {
            _found = [.. asked.Select(_ => new List<(Found, int)>())];
            foreach (var (at, name) in asked.Index())
            {
                foreach (var key in name.Keys)
                {
                    if (!_askedBy.TryGetValue(key, out var by)) _askedBy.Add(key, by = []);
                    by.Add(at);
                }
            }
        }

        public string[] Keys => [.. _askedBy.Keys];

        public void Add(NamedAccount it)
        {
            // Many accounts may bear one name: it is read once, and compared once.
            if (!_names.TryGetValue((it.Name, it.Country), out var name))
                _names.Add((it.Name, it.Country), name = new(() => CompanyName.Read(it.Name, it.Country)));
            var by = _askedBy.GetAlternateLookup<ReadOnlySpan<char>>();
            var keys = it.Keys.AsSpan();
            foreach (var key in keys.Split('|'))
            {
                foreach (var at in by[keys[key]])
                {
                    // One account at a time: if it was found for this one before, it was the last.
                    var found = _found[at];
                    if (found.Count > 0 && found[^1].Found.Account == it.Account) found[^1] = (found[^1].Found, found[^1].Keys + 1);
                    else found.Add((new(it.Account, name), 1));
                }
            }
        }

        /// <returns>For each that was asked for, those that share most keys with it.</returns>
        public List<IReadOnlyList<Found>> Of(int atMost) =>
            [.. _found.Select(its => its.OrderByDescending(it => it.Keys).ThenBy(it => it.Found.Account).Take(atMost).Select(it => it.Found).ToList())];
    }
}
