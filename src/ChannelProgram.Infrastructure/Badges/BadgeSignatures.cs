using ChannelProgram.Application.Badges;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace ChannelProgram.Infrastructure.Badges;

/// <summary>Badges as JWT in the compact serialization (RFC 7519), signed with RS256 alone.</summary>
internal sealed class BadgeSignatures(BadgeSigningKey key) : IBadgeSignatures
{
    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };

    /// <summary>Of the address of the public key that was named last: it is always the same one but in Development.</summary>
    private SigningCredentials? _credentials;

    public string Key => key.Key.KeyId;

    public string Sign(string payload, string keyAddress)
    {
        var credentials = _credentials;
        if (credentials?.Key.KeyId != keyAddress) _credentials = credentials = CredentialsFor(keyAddress);
        return Handler.CreateToken(payload, credentials!);
    }

    /// <summary>The id of the key in the header of what is signed is where the public key is.</summary>
    private SigningCredentials CredentialsFor(string keyAddress)
    {
        var own = key.Key;
        return new(
            new JsonWebKey
            {
                Kty = own.Kty,
                KeyId = keyAddress,
                N = own.N,
                E = own.E,
                D = own.D,
                P = own.P,
                Q = own.Q,
                DP = own.DP,
                DQ = own.DQ,
                QI = own.QI,
            },
            SecurityAlgorithms.RsaSha256);
    }
}
