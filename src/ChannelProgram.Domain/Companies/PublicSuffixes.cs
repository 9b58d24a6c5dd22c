using System.Collections.Frozen;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Companies;

internal readonly record struct PublicSuffix(int Start, bool IsPrivate)
{
    /// <summary>The registrable domain: the suffix and the label before it. The host is more than the suffix.</summary>
    public string DomainIn(string host) => host[(host.LastIndexOf('.', Start - 2) + 1)..];
}

/// <summary>
/// The Public Suffix List (publicsuffix.org): domains under which anyone may register. Host names must be in ASCII and lower
/// case, without a trailing dot. Lookups allocate nothing.
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

    public static bool KnowsTopLevelOf(string host) =>
        At(host.AsSpan(host.LastIndexOf('.') + 1)).HasFlag(Rule.TopLevel);

    /// <summary>
    /// The algorithm of publicsuffix.org: an exception wins, then the rule with the most labels, otherwise the last label.
    /// </summary>
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
