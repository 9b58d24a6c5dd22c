using System.Collections.Frozen;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Companies;

/// <summary>Where in a host its public suffix begins, and whether the list's private section says so.</summary>
internal readonly record struct PublicSuffix(int Start, bool IsPrivate);

/// <summary>
/// The Public Suffix List: under which names anyone may register. Hosts are asked for in ASCII, lower case, without a
/// trailing dot. A host is looked up by slices of itself; nothing is allocated.
/// </summary>
internal static class PublicSuffixes
{
    [Flags]
    private enum Rule
    {
        None = 0,
        Plain = 1,
        Wildcard = 2,
        Exception = 4,
        PrivatePlain = 8,
        PrivateWildcard = 16,
        PrivateException = 32,

        /// <summary>Not a rule of its own: the last label of a rule of the ICANN section.</summary>
        TopLevel = 64,
    }

    private static readonly Lazy<FrozenDictionary<string, Rule>> Rules = new(Read);

    /// <summary>Whether the host ends in a top-level domain that the internet knows.</summary>
    public static bool KnowsTopLevelOf(string host) =>
        At(host.AsSpan(host.LastIndexOf('.') + 1)).HasFlag(Rule.TopLevel);

    /// <summary>The list's own algorithm: an exception prevails, then the rule with most labels, else the last label.</summary>
    public static PublicSuffix Of(string host)
    {
        PublicSuffix? longest = null;
        for (var (start, rule) = (0, At(host)); ;)
        {
            var next = host.IndexOf('.', start) + 1;
            var parent = next > 0 ? At(host.AsSpan(next)) : Rule.None;

            if ((rule & (Rule.Exception | Rule.PrivateException)) != 0) return new(next, rule.HasFlag(Rule.PrivateException));
            if (rule.HasFlag(Rule.Plain)) longest ??= new(start, IsPrivate: false);
            else if (rule.HasFlag(Rule.PrivatePlain)) longest ??= new(start, IsPrivate: true);
            else if (parent.HasFlag(Rule.Wildcard)) longest ??= new(start, IsPrivate: false);
            else if (parent.HasFlag(Rule.PrivateWildcard)) longest ??= new(start, IsPrivate: true);

            if (next == 0) return longest ?? new(start, IsPrivate: false);
            (start, rule) = (next, parent);
        }
    }

    private static Rule At(ReadOnlySpan<char> name) =>
        Rules.Value.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var rule) ? rule : Rule.None;

    private static FrozenDictionary<string, Rule> Read()
    {
        var rules = new Dictionary<string, Rule>(StringComparer.Ordinal);
        var isPrivate = false;
        foreach (var line in EmbeddedList.Lines("public-suffixes.dat"))
        {
            if (line.StartsWith("//", StringComparison.Ordinal))
            {
                isPrivate |= line.Contains("BEGIN PRIVATE", StringComparison.Ordinal);
                continue;
            }

            var (name, rule) = line switch
            {
                ['!', .. var it] => (it, isPrivate ? Rule.PrivateException : Rule.Exception),
                ['*', '.', .. var it] => (it, isPrivate ? Rule.PrivateWildcard : Rule.Wildcard),
                _ => (line, isPrivate ? Rule.PrivatePlain : Rule.Plain),
            };
            Add(name, rule);
            if (!isPrivate) Add(name[(name.LastIndexOf('.') + 1)..], Rule.TopLevel);
        }

        return rules.ToFrozenDictionary(StringComparer.Ordinal);

        void Add(string name, Rule rule) => rules[name] = rules.GetValueOrDefault(name) | rule;
    }
}
