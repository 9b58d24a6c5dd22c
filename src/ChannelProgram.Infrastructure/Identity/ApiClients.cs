using System.Security.Cryptography;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Identity;
using ChannelProgram.Domain.Common;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Identity;

internal sealed class ApiClients(ChannelDb db, AccessTokens tokens) : IApiClients
{
    // Compared with the secret of an unknown client, so that it takes as long as for a known one.
    private static readonly byte[] NobodysHash = RandomNumberGenerator.GetBytes(SHA256.HashSizeInBytes);

    public async Task<IReadOnlySet<string>?> TrySignIn(string clientId, string secret, CancellationToken ct)
    {
        // RFC 6749, A.1: visible ASCII and space only.
        if (clientId.Length > CallerId.MaxLength || clientId.Any(it => it is < ' ' or > '~')) return null;

        var client = await db.Set<ApiClient>().AsNoTracking()
            .Where(it => it.Id == clientId && it.RevokedAt == null)
            .Select(it => new { it.SecretHash, it.Scopes })
            .SingleOrDefaultAsync(ct);

        var matches = CryptographicOperations.FixedTimeEquals(ApiClient.Hash(secret), client?.SecretHash ?? NobodysHash);
        return matches ? client?.Scopes.ToHashSet() : null;
    }

    public AccessToken Grant(string clientId, IReadOnlyCollection<string> scopes) => tokens.ForClient(clientId, scopes);
}
