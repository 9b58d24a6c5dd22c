using System.Security.Cryptography;
using System.Text;

namespace ChannelProgram.Domain.Companies;

/// <summary>The kind of a key: an internet domain, a tax id or a D-U-N-S number.</summary>
public enum KeyKind
{
    // The numbers are stored and sorted by: append only.
    Domain = 0,
    TaxId = 1,
    Duns = 2,
}

/// <summary>
/// An identifier in its canonical form: registrations that share one are about the same customer. The order is the same on every
/// node, because keys must always be locked in the same order.
/// </summary>
public readonly record struct StrongKey(KeyKind Kind, string Value) : IComparable<StrongKey>
{
    public const int MaxLength = Website.MaxHostLength;

    public static IReadOnlyList<StrongKey> Of(Website? website, TaxId? taxId, Duns? duns, SharedHosts shared) =>
        new[] { website?.KeyBeside(shared), taxId?.Key, duns?.Key }.OfType<StrongKey>().ToList();

    public static IReadOnlyList<StrongKey> Parse(
        string? website, string? taxId, string? duns, string country, SharedHosts shared) => Of(
        website is not null && Website.TryParse(website, out var site, out _) ? site : null,
        taxId is not null && TaxId.TryParse(taxId, country, out var tax, out _) ? tax : null,
        duns is not null && Duns.TryParse(duns, out var number, out _) ? number : null,
        shared);

    public int CompareTo(StrongKey other) =>
        Kind != other.Kind ? Kind.CompareTo(other.Kind) : string.CompareOrdinal(Value, other.Value);

    public static bool operator <(StrongKey left, StrongKey right) => left.CompareTo(right) < 0;

    public static bool operator >(StrongKey left, StrongKey right) => left.CompareTo(right) > 0;

    public static bool operator <=(StrongKey left, StrongKey right) => left.CompareTo(right) <= 0;

    public static bool operator >=(StrongKey left, StrongKey right) => left.CompareTo(right) >= 0;

    /// <summary>Identifies the key without revealing it: a tax id may identify a person.</summary>
    public string Digest() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(ToString())).AsSpan(0, 16));

    public override string ToString() => $"{Kind}:{Value}";
}
