using System.Buffers.Text;
using System.Security.Cryptography;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.ApiClients;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Application.ApiClients;

/// <summary>Clients of one owner: a partner, which the caller must see, or the vendor (null).</summary>
public interface IApiClients
{
    Task<IReadOnlyList<ClientRegistration>> List(PartnerId? owner, PageRequest page, CancellationToken ct);

    /// <summary>Those that are not revoked, without pages.</summary>
    Task<IReadOnlyList<ApiClientId>> FindActive(PartnerId owner, CancellationToken ct);

    /// <summary>Everybody's, of a partner with its name, in the order of their ids.</summary>
    IAsyncEnumerable<(ClientRegistration Client, string? Partner)> All();

    /// <summary>Whoever's it is, by the id by which it signs in.</summary>
    Task<ClientRegistration?> FindByClientId(string clientId, CancellationToken ct);

    /// <returns>Null: this owner has no such client.</returns>
    Task<ClientRegistration?> Find(PartnerId? owner, ApiClientId id, CancellationToken ct);

    /// <summary>The same. Others that want to change it wait until the transaction ends.</summary>
    Task<ClientRegistration?> Lock(PartnerId? owner, ApiClientId id, CancellationToken ct);

    void Add(ClientRegistration client);

    /// <summary>Stores a client that <see cref="Lock"/> gave.</summary>
    Task Store(ClientRegistration client, CancellationToken ct);

    /// <summary>As it is stored.</summary>
    string HashOf(string secret);
}

public static class ApiClientSecret
{
    /// <summary>By it scanners of source code and logs know such a secret.</summary>
    private const string Prefix = "cps_";

    private const int Bytes = 32;

    public static string Generate() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
}

/// <summary>A secret of an API client, when it is told.</summary>
public sealed class ApiClientSecretAttribute() : TextFormatAttribute(47, "^cps_[A-Za-z0-9_-]{43}$");
