using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Companies;

/// <summary>
/// A host or an http(s) URL as a partner types it. The host counts; of the rest only whether there is any. Blanks around it and
/// backslashes for slashes are forgiven.
/// </summary>
public sealed record Website
{
    public const int MaxLength = 2_048;

    /// <summary>The limit of DNS (RFC 1035); <see cref="IdnMapping"/> lets nothing longer through.</summary>
    public const int MaxHostLength = 253;

    private const string NotAHost = "Give a host such as www.example.com, or an http or https URL.";
    private const string NoSpaces = "A website has no spaces or control characters.";
    private const string IsEmail = "This is an e-mail address; give the customer's website.";
    private const string IsAnAddress = "An IP address says nothing about the customer; give its domain.";

    // UTS 46, non-transitional (ß stays ß), with the STD 3 rules: letters, digits and hyphens only. That is what .NET does with
    // ICU. Without ICU (invariant globalization) it would be IDNA 2003, and the same name would make another key.
    private static readonly IdnMapping Idn = new() { UseStd3AsciiRules = true };

    // Below a domain that can be registered, names with an underscore exist. Whatever else this lets through is refused here.
    private static readonly IdnMapping IdnWithUnderscore = new() { UseStd3AsciiRules = false };

    private static readonly char[] Delimiters = ['/', '?', '#'];

    private static readonly SearchValues<char> OfNames = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-_.");

    private static readonly Lazy<HostNames> FreeMail = new(() => new(EmbeddedList.Lines("free-mail-domains.txt")));

    private Website(string host, string? domain, bool namesPage) => (Host, Domain, NamesPage) = (host, domain, namesPage);

    public string Host { get; }

    /// <summary>The registrable domain; null where it says nothing: under the list's private section, or for free mail.</summary>
    public string? Domain { get; }

    /// <summary>Whether more follows the host than a slash: a path, a query or a fragment.</summary>
    public bool NamesPage { get; }

    /// <summary>The registrable domain; null also for a page on a host that carries other people's pages.</summary>
    public StrongKey? KeyBeside(SharedHosts shared) =>
        Domain is null || shared.Carry(this) ? null : new(KeyKind.Domain, Domain);

    public static bool TryParse(string text, [NotNullWhen(true)] out Website? website, [NotNullWhen(false)] out string? fault)
    {
        website = null;
        fault = FindAuthority(text, out var authority, out var namesPage);
        if (fault is not null) return false;
        fault = FindHost(authority, out var host);
        if (fault is not null) return false;
        fault = HostFault(host);
        if (fault is not null) return false;

        website = new(host, DomainOf(host), namesPage);
        return true;
    }

    /// <summary>
    /// The part between scheme and path. Parsed by hand, because <see cref="Uri"/> corrects what must be refused.
    /// </summary>
    private static string? FindAuthority(string text, out string authority, out bool namesPage)
    {
        (authority, namesPage) = ("", false);
        if (text.Length > MaxLength) return $"A website has at most {MaxLength} characters.";
        if (!Text.IsSingleLine(text)) return NoSpaces;

        text = text.Trim().Replace('\\', '/');
        if (text.Any(char.IsWhiteSpace)) return NoSpaces;

        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        var hasScheme = scheme >= 0 && text.IndexOfAny(Delimiters) == scheme + 1;
        if (SchemeFault(hasScheme ? text[..scheme] : SchemeWithoutSlashes(text), hasScheme) is { } fault) return fault;

        var rest = hasScheme ? text.AsSpan(scheme + 3) : text;
        var end = rest.IndexOfAny(Delimiters);
        authority = (end < 0 ? rest : rest[..end]).ToString();
        namesPage = end >= 0 && rest[end..].ContainsAnyExcept(Delimiters);
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

        host = (colon < 0 ? authority : authority[..colon]).Replace('＿', '_');
        if (host.Contains('%', StringComparison.Ordinal)) host = Uri.UnescapeDataString(host);
        try
        {
            host = (host.Contains('_', StringComparison.Ordinal) ? IdnWithUnderscore : Idn).GetAscii(host).ToLowerInvariant();
        }
        catch (ArgumentException)
        {
            return NotAHost;
        }

        if (host is [.. var withoutDot, '.']) host = withoutDot;
        return IsOfLabels(host) ? null : NotAHost;
    }

    private static string? HostFault(string host)
    {
        if (IPAddress.TryParse(host, out _)) return IsAnAddress;
        if (!PublicSuffixes.KnowsTopLevelOf(host)) return "The host does not end in a top-level domain of the internet.";
        var suffix = PublicSuffixes.Of(host);
        if (suffix.Start == 0) return "Anyone may register under this name; give the customer's own domain.";
        // What stands under the private section is below a domain that was registered.
        return suffix.IsPrivate || !suffix.DomainIn(host).Contains('_', StringComparison.Ordinal) ? null : NotAHost;
    }

    private static string? DomainOf(string host)
    {
        var suffix = PublicSuffixes.Of(host);
        if (suffix.IsPrivate) return null;

        var domain = suffix.DomainIn(host);
        return FreeMail.Value.Above(host, domain).Any() ? null : domain;
    }

    private static bool IsOfLabels(string host) => !host.AsSpan().ContainsAnyExcept(OfNames)
        && host.Split('.').All(it => it is not ("" or ['-', ..] or [.., '-']));

    private static bool IsPort(ReadOnlySpan<char> text) =>
        ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port > 0;
}
