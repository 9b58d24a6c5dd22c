using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.ApiClients;

public sealed record ApiClientEvent(
    string Type, ApiClientId Client, DateTimeOffset At, ApiClientBody? From, ApiClientBody To) : IEventRecord
{
    public const string Created = "apiClient.created";
    public const string Changed = "apiClient.changed";
    public const string SecretRotated = "apiClient.secretRotated";
    public const string OldSecretDropped = "apiClient.oldSecretDropped";
    public const string Revoked = "apiClient.revoked";

    public static IReadOnlyList<EventType> Types { get; } =
    [
        TypeOf(Created, "A system or a front end may sign in from now on."),
        TypeOf(Changed, "An API client has another name, other scopes or other addresses to redirect to."),
        TypeOf(SecretRotated, "An API client has a new secret; the old one is good for some time more."),
        TypeOf(OldSecretDropped, "The old secret of an API client is good no longer."),
        TypeOf(Revoked, "An API client may not sign in any more, and its tokens are good no longer."),
    ];

    string IDomainEvent.Subject => Client.Value.ToString();
    PartnerId? IDomainEvent.Partner => To.Partner is { } partner ? new(partner) : null;
    bool IDomainEvent.IsAutomatic => false;
    IEventBody? IDomainEvent.Before => From;
    IEventBody IDomainEvent.After => To;

    private static EventType TypeOf(string name, string description) =>
        EventType.Internal<ApiClientBody>(name, "apiClient", description);
}

/// <param name="Client">The id by which it signs in.</param>
public sealed record ApiClientBody(
    string Client, Guid? Partner, string Kind, IReadOnlyList<string> Scopes, IReadOnlyList<string> RedirectUris,
    DateTimeOffset? OldSecretUntil, DateTimeOffset? RevokedAt)
    : IEventBody
{
    private static readonly RecordedNames<ApiClientKind> Kinds =
        new((ApiClientKind.System, "system"), (ApiClientKind.FrontEnd, "frontEnd"));

    internal static ApiClientBody Of(ClientRegistration it) => new(
        it.ClientId, it.Partner?.Value, Kinds[it.Kind], [.. it.Scopes.Order(StringComparer.Ordinal)], it.RedirectUris,
        it.OldSecretUntil, it.RevokedAt);
}
