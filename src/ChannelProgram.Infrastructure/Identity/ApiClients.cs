using System.Security.Cryptography;
using System.Text;
using ChannelProgram.Domain.Common;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenIddict.Abstractions;
using OpenIddict.Core;

namespace ChannelProgram.Infrastructure.Identity;

/// <summary>A revoked client is unknown; secrets are compared by their fast hash.</summary>
internal sealed class ApiClients(
    IOpenIddictApplicationCache<ApiClient> cache, ILogger<OpenIddictApplicationManager<ApiClient>> logger,
    IOptionsMonitor<OpenIddictCoreOptions> options, IOpenIddictApplicationStore<ApiClient> store, TimeProvider time)
    : OpenIddictApplicationManager<ApiClient>(cache, logger, options, store)
{
    public override async ValueTask<ApiClient?> FindByClientIdAsync(
        string identifier, CancellationToken cancellationToken = default)
    {
        // RFC 6749, A.1: visible ASCII and space only.
        if (identifier.Length > CallerId.MaxLength || identifier.Any(it => it is < ' ' or > '~')) return null;

        return await base.FindByClientIdAsync(identifier, cancellationToken) is { RevokedAt: null } client ? client : null;
    }

    /// <summary>While its secret is exchanged, a client has two.</summary>
    public override async ValueTask<bool> ValidateClientSecretAsync(
        ApiClient application, string secret, CancellationToken cancellationToken = default) =>
        await base.ValidateClientSecretAsync(application, secret, cancellationToken)
        || (application is { OldSecret: { } old, OldSecretUntil: { } until } && time.Now() < until
            && await ValidateClientSecretAsync(secret, old, cancellationToken));

    protected override ValueTask<string> ObfuscateClientSecretAsync(
        string secret, CancellationToken cancellationToken = default) => new(ApiClient.Hash(secret));

    protected override ValueTask<bool> ValidateClientSecretAsync(
        string secret, string comparand, CancellationToken cancellationToken = default) => new(
            CryptographicOperations.FixedTimeEquals(
                Encoding.ASCII.GetBytes(ApiClient.Hash(secret)), Encoding.ASCII.GetBytes(comparand)));
}
