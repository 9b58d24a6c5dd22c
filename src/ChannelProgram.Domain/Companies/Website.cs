using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Companies;

/// <summary>A host or an http(s) URL as a partner types it; only the host counts.</summary>
public sealed record Website
{
    public const int MaxLength = 2_048;

    /// <summary>The limit of DNS (RFC 1035); <see cref="IdnMapping"/> lets nothing longer through.</summary>
    public const int MaxHostLength = 253;

    private const string NotAHost = "Give a host such as www.example.com, or an http or https URL.";
    private const string IsEmail = "This is an e-mail address; give the customer's website.";
    private const string IsAnAddress = "An IP address says nothing about the customer; give its domain.";

    // UTS 46, non-transitional (ß stays ß), with the STD 3 rules: letters, digits and hyphens only. That is what .NET does with
    // ICU. Without ICU (invariant globalization) it would be IDNA 2003, and the same name would make another key.
    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    private static readonly Lazy<FrozenSet<string>> FreeMail =
        new(() => EmbeddedList.Lines("free-mail-domains.txt").ToFrozenSet(StringComparer.Ordinal));

    private Website(string host, StrongKey? key) => (Host, Key) = (host, key);

    public string Host { get; }

    /// <summary>The registrable domain; null where many share it: under the list's private section, or for free mail.</summary>
    public StrongKey? Key { get; }

    public static bool TryParse(string text, [NotNullWhen(true)] out Website? website, [NotNullWhen(false)] out string? fault)
    {
        website = null;
        fault = FindAuthority(text, out var authority);
        if (fault is not null) return false;
        fault = FindHost(authority, out var host);
        if (fault is not null) return false;
        fault = HostFault(host);
        if (fault is not null) return false;

        website = new(host, KeyOf(host));
        return true;
    }

    /// <summary>
    /// The part between scheme and path. Parsed by hand, because <see cref="Uri"/> corrects what must be refused.
    /// </summary>
    private static string? FindAuthority(string text, out string authority)
    {
        authority = "";
        if (text.Length > MaxLength) return $"A website has at most {MaxLength} characters.";
        if (!Text.IsSingleLine(text) || text.Any(char.IsWhiteSpace)) return "A website has no spaces or control characters.";

        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        var hasScheme = scheme >= 0 && text.IndexOfAny(['/', '?', '#']) == scheme + 1;
        if (SchemeFault(hasScheme ? text[..scheme] : SchemeWithoutSlashes(text), hasScheme) is { } fault) return fault;

        var rest = hasScheme ? text.AsSpan(scheme + 3) : text;
        var end = rest.IndexOfAny('/', '?', '#');
        authority = (end < 0 ? rest : rest[..end]).ToString();
        if (!authority.Contains('@', StringComparison.Ordinal)) return null;
        return hasScheme ? "A website has no user name or password." : IsEmail;
    }

    /// <summary>What stands before the first colon, if that is a scheme and not a host before its port; "": none.</summary>
    private static string SchemeWithoutSlashes(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var before = colon < 0 ? "" : text[..colon];
        // RFC 3986, 3.1. A host with a port has a dot; a scheme could have one, and none that people type does.
        var isScheme = before.Length > 0 && char.IsAsciiLetter(before[0])
            && before.All(it => char.IsAsciiLetterOrDigit(it) || it is '+' or '-');
        return isScheme ? before : "";
    }

    private static string? SchemeFault(string scheme, bool hasSlashes) => scheme.ToUpperInvariant() switch
    {
        "" when !hasSlashes => null,
        "HTTP" or "HTTPS" => hasSlashes ? null : $"After {scheme}: two slashes are missing, as in {scheme}://www.example.com.",
        "MAILTO" => IsEmail,
        _ => "Only http and https lead to a website.",
    };

    private static string? FindHost(string authority, out string host)
    {
        host = "";
        if (authority is ['[', ..] || IPAddress.TryParse(authority, out _)) return IsAnAddress;

        var colon = authority.IndexOf(':', StringComparison.Ordinal);
        if (colon >= 0 && !IsPort(authority.AsSpan(colon + 1))) return "A port is a number from 1 to 65535.";

        try
        {
            host = Idn.GetAscii(colon < 0 ? authority : authority[..colon]).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return NotAHost;
        }

        if (host is [.. var withoutDot, '.']) host = withoutDot;
        return null;
    }

    private static string? HostFault(string host)
    {
        if (IPAddress.TryParse(host, out _)) return IsAnAddress;
        if (!PublicSuffixes.KnowsTopLevelOf(host)) return "The host does not end in a top-level domain of the internet.";
        return PublicSuffixes.Of(host).Start == 0 ? "Anyone may register under this name; give the customer's own domain." : null;
    }

    private static StrongKey? KeyOf(string host)
    {
        var suffix = PublicSuffixes.Of(host);
        if (suffix.IsPrivate) return null;

        // The registrable domain is the public suffix and the label before it.
        var domain = host.LastIndexOf('.', suffix.Start - 2) + 1;
        var freeMail = FreeMail.Value.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var start = 0; start <= domain; start = host.IndexOf('.', start) + 1)
        {
            if (freeMail.Contains(host.AsSpan(start))) return null;
        }

        return new(KeyKind.Domain, host[domain..]);
    }

    private static bool IsPort(ReadOnlySpan<char> text) =>
        ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port > 0;
}
