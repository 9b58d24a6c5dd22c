using ChannelProgram.Application.Certifications;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Application.Badges;

public interface IBadgeSignatures
{
    /// <summary>The id of the key that signs now.</summary>
    string Key { get; }

    /// <summary>A compact JWS of exactly this text (RS256).</summary>
    /// <param name="keyAddress">Where the public key is.</param>
    string Sign(string payload, string keyAddress);
}

public interface IBadgeKeys
{
    /// <summary>Every key that ever signed a badge, oldest first.</summary>
    Task<IReadOnlyList<BadgePublicKey>> All(CancellationToken ct);
}

/// <param name="Id">Its thumbprint (RFC 7638).</param>
/// <param name="N">The modulus (RFC 7518).</param>
/// <param name="E">The exponent.</param>
public sealed record BadgePublicKey(string Id, string N, string E);

/// <summary>A public key that signed badges, as a JWK (RFC 7517).</summary>
/// <param name="Kid">Where it is: so says the header of a badge.</param>
public sealed record BadgeKey(
    [TextFormat(3, "^RSA$")] string Kty,
    [TextFormat(BadgeKey.MaxModulusLength, "^[A-Za-z0-9_-]+$")] string N,
    [TextFormat(BadgeKey.MaxExponentLength, "^[A-Za-z0-9_-]+$")] string E,
    [Line(BadgeLinks.MaxLength, Format = "uri")] string Kid,
    [TextFormat(3, "^sig$")] string Use,
    [TextFormat(5, "^RS256$")] string Alg)
{
    /// <summary>Of the largest key that may sign: 8192 bits.</summary>
    public const int MaxModulusLength = 1366;

    public const int MaxExponentLength = 16;

    internal static BadgeKey Of(BadgePublicKey key, IPublicAddress address) =>
        new("RSA", key.N, key.E, address.OfKey(key.Id), "sig", "RS256");
}

/// <summary>A JWK set (RFC 7517, 5).</summary>
public sealed record BadgeKeySet([Count(1, 1000)] IReadOnlyList<BadgeKey> Keys);

/// <param name="Issuer">The vendor's name in badges.</param>
public sealed record BadgeSettings(string Issuer)
{
    public const int MaxIssuerLength = 200;
}
