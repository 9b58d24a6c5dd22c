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

    public DateTimeOffset? RevokedAt { get; private init; }
    public DateTimeOffset CreatedAt { get; private init; }

    public static ApiClient System(
        string id, string secret, PartnerId? partner, IEnumerable<string> scopes, DateTimeOffset now) =>
        new()
        {
            Id = Guid.CreateVersion7(now),
            ClientId = id,
            ClientType = ClientTypes.Confidential,
            ClientSecret = Hash(secret),
            Permissions = PermissionsOf(scopes),
            Partner = partner,
            CreatedAt = now,
        };

    /// <summary>It can keep no secret; PKCE (RFC 7636) protects its codes instead.</summary>
    public static ApiClient FrontEnd(string id, IEnumerable<string> redirectUris, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        ClientId = id,
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
