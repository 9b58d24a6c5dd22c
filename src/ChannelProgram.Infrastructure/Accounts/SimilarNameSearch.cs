using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Companies.Names;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Accounts;

internal static class SimilarNameSearch
{
    /// <summary>Accounts compared with one name; takes about a millisecond.</summary>
    private const int MaxCompared = 500;

    /// <summary>
    /// The accounts that share the most search keys with the name. Registrations still in progress are not found; a name without
    /// keys is similar to none.
    /// </summary>
    public static async Task<SimilarNames> Find(ChannelDb db, AccountQueries queries, CompanyName name, CancellationToken ct) =>
        name.Keys.Count == 0 ? SimilarNames.None : (await Find(db, queries, [name], ct))[0];

    /// <returns>For each name, in order, what a search for it alone would find.</returns>
    public static async Task<IReadOnlyList<SimilarNames>> Find(
        ChannelDb db, AccountQueries queries, IReadOnlyList<CompanyName> asked, CancellationToken ct)
    {
        var (sharing, maxFound, count) = (new NameKeyMatches(asked), MaxCompared * asked.Count, 0);
        await foreach (var it in queries.AccountsByNameKeys(db, sharing.Keys, maxFound).WithCancellation(ct))
        {
            sharing.Add(it);
            count++;
        }

        // The limit was reached over all names, so one name may have displaced results of another: search each alone.
        if (count == maxFound && asked.Count > 1)
        {
            var each = new List<SimilarNames>(asked.Count);
            foreach (var name in asked) each.Add(await Find(db, queries, name, ct));
            return each;
        }

        var found = sharing.Of(MaxCompared);
        var possible = asked.Zip(found, Possible).ToList();
        // Most accounts share a key and no more; then no further query is needed.
        if (possible.TrueForAll(it => it.Count == 0))
            return found.ConvertAll(it => SimilarNames.None with { Compared = it.Count });

        var end = await FindSurvivors(db, sharing.MergedOf(possible.SelectMany(it => it).Select(it => it.Account)), ct);
        // Word rarity matters only for names that may match.
        var rarity = await Rarity(
            db, queries,
            asked.Zip(possible).Where(it => it.Second.Count > 0)
                .SelectMany(it => it.Second.Select(known => known.Name).Prepend(it.First)).Distinct(), ct);
        return [.. found.Zip(possible, (its, may) => may.Count == 0
            ? SimilarNames.None with { Compared = its.Count }
            : new SimilarNames(its.Count, may.ConvertAll(it => it with { Account = end(it.Account) }), rarity))];
    }

    private static List<SimilarNames.NamedAccount> Possible(CompanyName name, IReadOnlyList<Found> sharing)
    {
        var may = sharing.Select(it => it.Name.Value).Distinct().Where(name.MayMatch).ToHashSet();
        return [
            .. sharing.Where(it => may.Contains(it.Name.Value))
                .Select(it => new SimilarNames.NamedAccount(it.Account, it.Name.Value))];
    }

    /// <summary>A merged account is still found by its own name and stands for the one that remains.</summary>
    /// <param name="into">Where found accounts were merged to, which may have been merged further.</param>
    private static async Task<Func<AccountId, AccountId>> FindSurvivors(
        ChannelDb db, Dictionary<AccountId, AccountId> into, CancellationToken ct)
    {
        for (AccountId[] unknown = [.. into.Values.Except(into.Keys)]; unknown.Length > 0;)
        {
            var further = await unknown.QueryInChunks(some =>
                db.Set<Account>().AsNoTracking().Where(it => some.Contains(it.Id) && it.MergedInto != null)
                    .Select(it => new { it.Id, it.MergedInto }).ToListAsync(ct));
            foreach (var it in further) into[it.Id] = it.MergedInto!.Value;
            unknown = [.. further.Select(it => it.MergedInto!.Value).Except(into.Keys)];
        }

        return End;

        AccountId End(AccountId account) => into.TryGetValue(account, out var next) ? End(next) : account;
    }

    private static async Task<IWordRarity> Rarity(
        ChannelDb db, AccountQueries queries, IEnumerable<CompanyName> names, CancellationToken ct)
    {
        var (accounts, words) = (0L, new Dictionary<string, long>(StringComparer.Ordinal));
        var sought = names.SelectMany(it => it.Words).Select(it => it.Stem).Distinct(StringComparer.Ordinal);
        foreach (var stems in sought.Chunk(ListParameters.Max))
        {
            await foreach (var it in queries.WordsCounted(db, stems).WithCancellation(ct))
            {
                accounts = it.Accounts;
                foreach (var word in it.Words) words[word.Stem] = word.Accounts;
            }
        }

        return accounts == 0 ? UncountedRarity.Instance : new CountedRarity(stem => words.GetValueOrDefault(stem), accounts);
    }

    /// <param name="Name">Parsed only if compared; shared by accounts with the same name.</param>
    private readonly record struct Found(AccountId Account, Lazy<CompanyName> Name);

    /// <summary>For accounts found for several names at once, tells which name each was found for.</summary>
    private sealed class NameKeyMatches
    {
        private readonly Dictionary<string, List<int>> _askedBy = new(StringComparer.Ordinal);
        private readonly List<(Found Found, int Shared)>[] _found;
        private readonly Dictionary<(string, string), Lazy<CompanyName>> _names = [];
        private readonly Dictionary<AccountId, AccountId> _merged = [];

        public NameKeyMatches(IReadOnlyList<CompanyName> asked)
        {
            _found = [.. asked.Select(_ => new List<(Found, int)>())];
            foreach (var (key, at) in asked.Index().SelectMany(it => it.Item.Keys.Select(key => (key, it.Index))))
            {
                if (!_askedBy.TryGetValue(key, out var by)) _askedBy.Add(key, by = []);
                by.Add(at);
            }
        }

        public string[] Keys => [.. _askedBy.Keys];

        public void Add(NameKeyMatch it)
        {
            if (it.MergedInto is { } into) _merged[it.Account] = into;
            // Accounts with the same name share one parsed name.
            if (!_names.TryGetValue((it.Name, it.Country), out var name))
                _names.Add((it.Name, it.Country), name = new(() => CompanyName.Read(it.Name, it.Country)));

            var by = _askedBy.GetAlternateLookup<ReadOnlySpan<char>>();
            foreach (var key in it.Keys.AsSpan().Split('|'))
                foreach (var at in by[it.Keys.AsSpan()[key]]) Count(_found[at], new(it.Account, name));
        }

        /// <returns>For each name, the accounts that share the most keys with it.</returns>
        public List<IReadOnlyList<Found>> Of(int limit) =>
            [
                .. _found.Select(
                    its => its.OrderByDescending(it => it.Shared).ThenBy(it => it.Found.Account).Take(limit)
                        .Select(it => it.Found).ToList())];

        public Dictionary<AccountId, AccountId> MergedOf(IEnumerable<AccountId> accounts) =>
            accounts.Distinct().Where(_merged.ContainsKey).ToDictionary(it => it, it => _merged[it]);

        /// <summary>The keys of one account come in a row, so only the last entry can be the same account.</summary>
        private static void Count(List<(Found Found, int Shared)> found, Found it)
        {
            if (found.Count > 0 && found[^1].Found.Account == it.Account) found[^1] = (it, found[^1].Shared + 1);
            else found.Add((it, 1));
        }
    }
}
