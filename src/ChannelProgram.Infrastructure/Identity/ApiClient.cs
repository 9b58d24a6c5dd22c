using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ChannelProgram.Domain.Common;
using OpenIddict.EntityFrameworkCore.Models;
using static OpenIddict.Abstractions.OpenIddictConstants;
using Allowed = OpenIddict.Abstractions.OpenIddictConstants.Permissions;

namespace ChannelProgram.Infrastructure.Identity;

/// <summary>A system that signs in with its secret, or a front end through which people sign in.</summary>
public sealed class ApiClient : OpenIddictEntityFrameworkCoreApplication<Guid, OAuthAuthorization, OAuthToken>
{
    private static readonly string[] OfSystems =
    [
        Allowed.Endpoints.Token, Allowed.Endpoints.Introspection, Allowed.Endpoints.Revocation,
        Allowed.GrantTypes.ClientCredentials,
    ];

    private static readonly string[] OfFrontEnds =
    [
        Allowed.Endpoints.Authorization, Allowed.Endpoints.Token, Allowed.Endpoints.Revocation,
        Allowed.GrantTypes.AuthorizationCode, Allowed.GrantTypes.RefreshToken, Allowed.ResponseTypes.Code,
        Allowed.Scopes.Email,
    ];

    /// <summary>Null: the vendor's.</summary>
    public PartnerId? Partner { get; private init; }

    /// <summary>While a secret is exchanged the one before is good too, until an instant; hashed like the other.</summary>
    public string? OldSecret { get; internal set; }

    public DateTimeOffset? OldSecretUntil { get; internal set; }

    /// <summary>When it last got a token, to the minute: see <see cref="ClientUses"/>.</summary>
    public DateTimeOffset? LastUsedAt { get; private init; }

    public DateTimeOffset? RevokedAt { get; internal set; }
    public DateTimeOffset CreatedAt { get; private init; }

    public bool IsFrontEnd => ClientType == ClientTypes.Public;

    public static ApiClient System(
        string id, string secret, PartnerId? partner, IEnumerable<string> scopes, DateTimeOffset now) =>
        System(Guid.CreateVersion7(now), id, Hash(secret), partner, scopes, now, name: null);

    public static ApiClient FrontEnd(string id, IEnumerable<string> redirectUris, DateTimeOffset now) =>
        FrontEnd(Guid.CreateVersion7(now), id, redirectUris, now, name: null);

    internal static ApiClient System(
        Guid id, string clientId, string secretHash, PartnerId? partner, IEnumerable<string> scopes, DateTimeOffset now,
        string? name) => new()
        {
            Id = id,
            ClientId = clientId,
            DisplayName = name,
            ClientType = ClientTypes.Confidential,
            ClientSecret = secretHash,
            Permissions = PermissionsOf(scopes),
            Partner = partner,
            CreatedAt = now,
        };

    /// <summary>It can keep no secret; PKCE (RFC 7636) protects its codes instead.</summary>
    internal static ApiClient FrontEnd(
        Guid id, string clientId, IEnumerable<string> redirectUris, DateTimeOffset now, string? name) => new()
        {
            Id = id,
            ClientId = clientId,
            DisplayName = name,
            ClientType = ClientTypes.Public,
            ConsentType = ConsentTypes.Implicit,
            RedirectUris = JsonSerializer.Serialize(redirectUris),
            Permissions = JsonSerializer.Serialize(OfFrontEnds),
            CreatedAt = now,
        };

    /// <summary>A fast hash is enough because secrets are long and random. Passwords are hashed slowly.</summary>
    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>As stored for a system that holds these scopes.</summary>
    public static string PermissionsOf(IEnumerable<string> scopes) => JsonSerializer.Serialize(
        OfSystems.Concat(scopes.Order(StringComparer.Ordinal).Select(it => Allowed.Prefixes.Scope + it)));

    public static IReadOnlySet<string> ScopesIn(string? permissions) =>
        (permissions is null ? [] : JsonSerializer.Deserialize<string[]>(permissions)!)
        .Where(it => it.StartsWith(Allowed.Prefixes.Scope, StringComparison.Ordinal))
        .Select(it => it[Allowed.Prefixes.Scope.Length..])
        .ToHashSet();
}
