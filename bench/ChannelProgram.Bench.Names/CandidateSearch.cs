using System.Diagnostics;
using System.Globalization;
using ChannelProgram.Domain.Companies.Names;

namespace ChannelProgram.Bench.Names;

/// <summary>How many candidates the keys bring among very many accounts, and what reading, keys and comparing cost.</summary>
internal static class CandidateSearch
{
    private const int Queries = 5000;

    public static void Report(int accounts)
    {
        var universe = new CompanyGenerator(seed: 1);
        var names = universe.Companies().Take(accounts).ToArray();
        var index = new Index(names.Length * 14);
        var (maxKeys, keys) = (0, 0L);

        var watch = Stopwatch.StartNew();
        for (var at = 0; at < names.Length; at++)
        {
            var own = CompanyName.Read(names[at].Name, names[at].Country).Keys;
            foreach (var key in own) index.Add(key, at);
            (maxKeys, keys) = (Math.Max(maxKeys, own.Count), keys + own.Count);
        }

        var (keysEach, timeEach) = (keys / (double)accounts, watch.Elapsed.TotalMicroseconds / accounts);
        Print($"{accounts:N0} accounts, {keysEach:0.0} keys each, at most {maxKeys}; read and keyed in {timeEach:0.0} µs each");
        index.Sort();

        var asked = universe.Companies().Take(Queries).ToList();
        Ask("names that are new", index, names, asked, []);
        var known = Enumerable.Range(0, Queries).Select(it => it * (names.Length / Queries)).ToList();
        Ask(
            "known names with a slip", index, names,
            known.ConvertAll(it => (universe.WithTypo(names[it].Name), names[it].Country)), known);
    }

    private static void Ask(
        string what, Index index, (string Name, string Country)[] names, List<(string Name, string Country)> asked,
        List<int> expected)
    {
        foreach (var (limit, perKey,
            maxCandidates) in new[] { ("all", int.MaxValue, int.MaxValue), ("no key of over 200 accounts", 200, int.MaxValue),
                ("the 100 that share most keys", int.MaxValue, 100) })
        {
            var (candidates, matches, longest, met) = (new List<int>(), new List<int>(), new List<int>(), 0);
            var (scoring, scored) = (TimeSpan.Zero, 0L);
            for (var at = 0; at < asked.Count; at++)
            {
                var name = CompanyName.Read(asked[at].Name, asked[at].Country);
                var lists = name.Keys.Select(index.Of).ToList();
                var found = lists.Where(it => it.Length <= perKey).SelectMany(it => it.ToArray())
                    .CountBy(it => it).OrderByDescending(it => it.Value).Take(maxCandidates).Select(it => it.Key).ToHashSet();
                var read = found.Select(it => CompanyName.Read(names[it].Name, names[it].Country)).ToList();
                var start = Stopwatch.GetTimestamp();
                var alike = read.Count(it => name.Compare(it, UncountedRarity.Instance).IsMatch);
                (scoring, scored) = (scoring + Stopwatch.GetElapsedTime(start), scored + read.Count);
                candidates.Add(found.Count);
                matches.Add(alike);
                longest.Add(lists.Max(it => it.Length));
                if (expected.Count > 0 && found.Contains(expected[at])) met++;
            }

            Print($"{what}, {limit}: candidates {Spread(candidates)}; matches {Spread(matches)}");
            Print($"  accounts of the commonest key {Spread(longest)}; {scoring.TotalMicroseconds / scored:0.0} µs a comparison");
            if (expected.Count > 0) Print($"  the one that was meant is among them: {met / (double)asked.Count:0.0000}");
        }
    }

    private static string Spread(List<int> numbers)
    {
        numbers.Sort();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"median {numbers[numbers.Count / 2]}, 99 % {numbers[numbers.Count * 99 / 100]}, most {numbers[^1]}");
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    /// <summary>Keys and accounts in two sorted arrays: a B-tree's leaves without the tree.</summary>
    private sealed class Index(int capacity)
    {
        private ulong[] _keys = new ulong[capacity];
        private int[] _accounts = new int[capacity];
        private int _count;

        public void Add(string key, int account)
        {
            if (_count == _keys.Length)
            {
                Array.Resize(ref _keys, _count * 2);
                Array.Resize(ref _accounts, _count * 2);
            }

            (_keys[_count], _accounts[_count++]) = (Digest(key), account);
        }

        public void Sort() => Array.Sort(_keys, _accounts, 0, _count);

        public ReadOnlyMemory<int> Of(string key)
        {
            var digest = Digest(key);
            var at = Array.BinarySearch(_keys, 0, _count, digest);
            if (at < 0) return default;
            var (first, last) = (at, at);
            while (first > 0 && _keys[first - 1] == digest) first--;
            while (last + 1 < _count && _keys[last + 1] == digest) last++;
            return _accounts.AsMemory(first, last - first + 1);
        }

        private static ulong Digest(string key) =>
            key.Aggregate(14695981039346656037, (digest, it) => unchecked((digest ^ it) * 1099511628211));
    }
}
