using System.Collections.Frozen;

namespace ChannelProgram.Domain.Companies;

/// <summary>Names of hosts, such as <c>example.com</c>; <c>example.*</c> is the name under every public suffix.</summary>
internal sealed class HostNames(IEnumerable<string> names)
{
    private readonly FrozenSet<string> _names = names.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The names that are the host or stand above it, as far as its registrable domain.</summary>
    public IEnumerable<string> Above(string host, string domain)
    {
        var last = host.Length - domain.Length;
        for (var start = 0; start <= last; start = host.IndexOf('.', start) + 1)
        {
            var name = host[start..];
            if (_names.Contains(name)) yield return name;
        }

        if (_names.Contains($"{domain[..domain.IndexOf('.', StringComparison.Ordinal)]}.*")) yield return domain;
    }
}
