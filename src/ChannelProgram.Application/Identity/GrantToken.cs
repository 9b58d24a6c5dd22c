using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using MediatR;

namespace ChannelProgram.Application.Identity;

/// <summary>Client credentials grant (RFC 6749, 4.4).</summary>
/// <param name="Scope">Separated by spaces; null: all scopes that the client holds.</param>
public sealed record GrantToken(string ClientId, string Secret, string? Scope) : IRequest<Result<GrantedToken>>
{
    public const int MaxSecretLength = 256;

    // The generated ToString would put the secret into logs.
    public override string ToString() => nameof(GrantToken);

    public sealed class Handler(IApiClients clients) : IRequestHandler<GrantToken, Result<GrantedToken>>
    {
        public async Task<Result<GrantedToken>> Handle(GrantToken request, CancellationToken ct)
        {
            if (await clients.TrySignIn(request.ClientId, request.Secret, ct) is not { } held)
                return IdentityRefusals.InvalidClient;

            var asked = request.Scope?.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet() ?? held;
            if (!asked.IsSubsetOf(held) || (request.Scope is not null && asked.Count == 0)) return IdentityRefusals.InvalidScope;

            var scopes = asked.Order(StringComparer.Ordinal).ToArray();
            return new GrantedToken(clients.Grant(request.ClientId, scopes), scopes);
        }
    }
}

public sealed record GrantedToken(AccessToken Token, IReadOnlyList<string> Scopes);

public interface IApiClients
{
    /// <summary>The client's scopes; null if it is unknown or revoked or the secret is wrong, without telling which.</summary>
    Task<IReadOnlySet<string>?> TrySignIn(string clientId, string secret, CancellationToken ct);

    AccessToken Grant(string clientId, IReadOnlyCollection<string> scopes);
}
