using ChannelProgram.Domain.ApiClients;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Application.ApiClients;

/// <summary>A system or a front end that may sign in.</summary>
/// <param name="ClientId">The id by which it signs in.</param>
/// <param name="Scopes">What it may do; none for a front end, through which people do what their roles allow.</param>
/// <param name="RedirectUris">Where people are sent with a code after they signed in; for front ends only.</param>
/// <param name="LastUsedAt">When it last got a token, to the minute. Null: never.</param>
/// <param name="OldSecretUntil">Until when its old secret is good too. Null: it is not.</param>
[SchemaName("ApiClient")]
public sealed record ApiClientView(
    Guid Id,
    [Line(CallerId.MaxLength)] string ClientId,
    ApiClientKind Kind,
    [Line(ClientRegistration.MaxNameLength)] string Name,
    ApiClientStatus Status,
    [Scope] IReadOnlyList<string> Scopes,
    [RedirectUri] IReadOnlyList<string> RedirectUris,
    DateTimeOffset? LastUsedAt,
    DateTimeOffset? OldSecretUntil,
    DateTimeOffset CreatedAt,
    DateTimeOffset? RevokedAt,
    [Name] IReadOnlyList<string> NextActions)
{
    public static ApiClientView Of(ClientRegistration it, bool mayManage, bool mayRevoke, DateTimeOffset now)
    {
        var hasOld = it.HasOldSecret(now);
        return new(
            it.Id.Value, it.ClientId, it.Kind, it.Name, it.Status, [.. it.Scopes.Order(StringComparer.Ordinal)], it.RedirectUris,
            it.LastUsedAt, hasOld ? it.OldSecretUntil : null, it.CreatedAt, it.RevokedAt,
            !mayRevoke || it.Status is ApiClientStatus.Revoked ? []
            : !mayManage ? ["revoke"]
            : it.Kind is ApiClientKind.FrontEnd ? ["update", "revoke"]
            : hasOld ? ["update", "dropOldSecret", "revoke"]
            : ["update", "rotate", "revoke"]);
    }
}

/// <summary>An API client with a secret that was just made.</summary>
public sealed record ClientWithSecret(ApiClientView Client, string? Secret)
{
    // The generated ToString would put the secret into logs.
    public override string ToString() => nameof(ClientWithSecret);
}
