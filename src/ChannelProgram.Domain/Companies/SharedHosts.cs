using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Companies;

/// <summary>
/// Hosts that carry other people's pages, such as social networks, marketplaces and page builders: a path on such a host, or a
/// name below it, says whose page it is. Without one it is the website of the company that runs it.
/// </summary>
/// <remarks>
/// Of <c>example.com/</c> in the list only paths on this host lead to other people, of <c>*.example.com</c> only names below it;
/// the rest is the company's own.
/// </remarks>
public sealed class SharedHosts
{
    private const string OnlyNames = "*.";
    private const string OnlyPaths = "/";

    private static readonly Lazy<IReadOnlyList<string>> Listed = new(() => [.. EmbeddedList.Lines("shared-hosts.txt")]);

    private static readonly Lazy<SharedHosts> OfList = new(() => new(Listed.Value));

    private readonly HostNames _carryOnPaths;
    private readonly HostNames _carryOnOwnPaths;
    private readonly HostNames _carryBelow;
    private readonly HostNames _domains;

    private SharedHosts(IReadOnlyCollection<string> entries)
    {
        var entered = entries.ToLookup(it =>
            it.EndsWith(OnlyPaths, StringComparison.Ordinal) ? OnlyPaths
            : it.StartsWith(OnlyNames, StringComparison.Ordinal) ? OnlyNames
            : "", NameOf);
        _carryOnPaths = new(entered[""]);
        _carryOnOwnPaths = new(entered[OnlyPaths]);
        _carryBelow = new(entered[""].Concat(entered[OnlyNames]));
        _domains = new(entries.Select(it => PublicSuffixes.Of(NameOf(it)) is { Start: > 0 } suffix
            ? suffix.DomainIn(NameOf(it))
            : NameOf(it)));
    }

    /// <summary>Those that are public knowledge.</summary>
    public static SharedHosts Known => OfList.Value;

    /// <summary>Also these.</summary>
    public static SharedHosts KnownAnd(IReadOnlyCollection<string> more) =>
        more.Count == 0 ? Known : new([.. Listed.Value, .. more]);

    /// <summary>Whether such a host is this domain or below it: a key for the domain may stand for somebody's page.</summary>
    public bool AreAt(string domain) => _domains.Above(domain, domain).Any();

    internal bool Carry(Website website)
    {
        var domain = website.Domain!;
        var host = website.Host.Length > domain.Length && website.Host.StartsWith("www.", StringComparison.Ordinal)
            ? website.Host[4..]
            : website.Host;
        return _carryBelow.Above(host, domain).Any(it => host.Length > it.Length)
            || (website.NamesPage
                && (_carryOnPaths.Above(host, domain).Any()
                    || _carryOnOwnPaths.Above(host, domain).Any(it => host.Length == it.Length)));
    }

    private static string NameOf(string entry) =>
        entry[(entry.StartsWith(OnlyNames, StringComparison.Ordinal) ? OnlyNames.Length : 0)..].TrimEnd('/');
}
