using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.ApiClients;

public readonly record struct ApiClientId(Guid Value) : ITypedId<ApiClientId>
{
    public static ApiClientId From(Guid value) => new(value);
}

/// <summary>A system signs in by itself, with a secret; through a front end people sign in.</summary>
public enum ApiClientKind { System, FrontEnd }

public enum ApiClientStatus { Active, Revoked }

/// <summary>
/// An API client as its owner, a partner or the vendor, manages it. While a secret is exchanged for a new one, both are good.
/// Secrets are known by their hash only.
/// </summary>
public sealed class ClientRegistration : AggregateRoot
{
    public const int MaxNameLength = 100;
    public const int MaxRedirectUris = 20;

    public static readonly TimeSpan MaxOverlap = TimeSpan.FromDays(90);
    public static readonly TimeSpan DefaultOverlap = TimeSpan.FromDays(7);

    public required ApiClientId Id { get; init; }

    /// <summary>By which it signs in.</summary>
    public required string ClientId { get; init; }

    /// <summary>Null: the vendor's.</summary>
    public required PartnerId? Partner { get; init; }

    public required ApiClientKind Kind { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
    public required string Name { get; set; }
    public IReadOnlySet<string> Scopes { get; set; } = new HashSet<string>();
    public IReadOnlyList<string> RedirectUris { get; set; } = [];

    /// <summary>Null: it has none, for it could not keep one.</summary>
    public string? Secret { get; set; }

    public string? OldSecret { get; set; }
    public DateTimeOffset? OldSecretUntil { get; set; }
    public DateTimeOffset? RevokedAt { get; set; }
    public DateTimeOffset? LastUsedAt { get; init; }

    public ApiClientStatus Status => RevokedAt is null ? ApiClientStatus.Active : ApiClientStatus.Revoked;

    public bool HasOldSecret(DateTimeOffset now) => OldSecret is not null && OldSecretUntil > now;

    public static ClientRegistration System(
        PartnerId? partner, string name, IReadOnlySet<string> scopes, string secretHash, DateTimeOffset now)
    {
        var id = Guid.CreateVersion7(now);
        var client = new ClientRegistration
        {
            Id = new(id),
            ClientId = ClientIdOf(id),
            Partner = partner,
            Kind = ApiClientKind.System,
            CreatedAt = now,
            Name = name,
            Scopes = scopes,
            Secret = secretHash,
        };
        client.Raise(new ApiClientEvent(ApiClientEvent.Created, client.Id, now, null, ApiClientBody.Of(client)));
        return client;
    }

    /// <summary>It can keep no secret; PKCE (RFC 7636) protects its codes instead.</summary>
    public static ClientRegistration FrontEnd(string name, IReadOnlyList<string> redirectUris, DateTimeOffset now)
    {
        var id = Guid.CreateVersion7(now);
        var client = new ClientRegistration
        {
            Id = new(id),
            ClientId = ClientIdOf(id),
            Partner = null,
            Kind = ApiClientKind.FrontEnd,
            CreatedAt = now,
            Name = name,
            RedirectUris = redirectUris,
        };
        client.Raise(new ApiClientEvent(ApiClientEvent.Created, client.Id, now, null, ApiClientBody.Of(client)));
        return client;
    }

    public Refusal? Change(
        string name, IReadOnlySet<string> scopes, IReadOnlyList<string> redirectUris, DateTimeOffset now)
    {
        if (RevokedAt is not null) return ApiClientRefusals.Revoked;

        return Do(ApiClientEvent.Changed, now, () => (Name, Scopes, RedirectUris) = (name, scopes, redirectUris));
    }

    /// <summary>The secret so far stays good until the overlap is over.</summary>
    public Refusal? Rotate(string secretHash, TimeSpan overlap, DateTimeOffset now)
    {
        if (RevokedAt is not null) return ApiClientRefusals.Revoked;
        if (Kind is ApiClientKind.FrontEnd) return ApiClientRefusals.HasNoSecret;
        // A third one would end the oldest, which a system may still use.
        if (HasOldSecret(now)) return ApiClientRefusals.OldSecretStillGood;

        return Do(
            ApiClientEvent.SecretRotated, now,
            () => (Secret, OldSecret, OldSecretUntil) = (secretHash, Secret, now + overlap));
    }

    public Refusal? DropOldSecret(DateTimeOffset now)
    {
        if (RevokedAt is not null) return ApiClientRefusals.Revoked;
        if (!HasOldSecret(now)) return ApiClientRefusals.NoOldSecret;

        return Do(ApiClientEvent.OldSecretDropped, now, () => (OldSecret, OldSecretUntil) = (null, null));
    }

    public Refusal? Revoke(DateTimeOffset now)
    {
        if (RevokedAt is not null) return ApiClientRefusals.Revoked;

        return Do(
            ApiClientEvent.Revoked, now, () => (RevokedAt, OldSecret, OldSecretUntil) = (now, null, null));
    }

    private Refusal? Do(string type, DateTimeOffset now, Action change)
    {
        var before = ApiClientBody.Of(this);
        change();
        Raise(new ApiClientEvent(type, Id, now, before, ApiClientBody.Of(this)));
        return null;
    }

    private static string ClientIdOf(Guid id) => $"client-{id:N}";
}
