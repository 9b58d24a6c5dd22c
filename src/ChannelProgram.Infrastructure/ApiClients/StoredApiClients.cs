using System.Text.Json;
using ChannelProgram.Application.ApiClients;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.ApiClients;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Infrastructure.Identity;
using ChannelProgram.Infrastructure.Outbox;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.ApiClients;

/// <summary>Clients are rows of the authorization server's table.</summary>
internal sealed class StoredApiClients(ChannelDb db, IEngine engine, CurrentCaller caller, ProgramClock clock) : IApiClients
{
    public async Task<IReadOnlyList<ClientRegistration>> List(PartnerId? owner, PageRequest page, CancellationToken ct) =>
    [
        .. (await Of(owner).AsNoTracking().NewestFirst(page, it => it.CreatedAt, it => it.Id).ToListAsync(ct))
            .Select(Read),
    ];

    public async Task<IReadOnlyList<ApiClientId>> FindActive(PartnerId owner, CancellationToken ct) =>
        (await Of(owner).Where(it => it.RevokedAt == null).OrderBy(it => it.Id).Select(it => it.Id).ToListAsync(ct))
            .ConvertAll(it => new ApiClientId(it));

    public async IAsyncEnumerable<(ClientRegistration Client, string? Partner)> All()
    {
        var rows =
            from client in db.Set<ApiClient>().AsNoTracking()
            orderby client.Id
            select new
            {
                Client = client,
                Partner = db.Set<Partner>().Where(it => it.Id == client.Partner).Select(it => it.Name).FirstOrDefault(),
            };
        await foreach (var it in rows.AsAsyncEnumerable()) yield return (Read(it.Client), it.Partner);
    }

    public async Task<ClientRegistration?> FindByClientId(string clientId, CancellationToken ct) =>
        await db.Set<ApiClient>().AsNoTracking().SingleOrDefaultAsync(it => it.ClientId == clientId, ct) is { } row
            ? Read(row)
            : null;

    public async Task<ClientRegistration?> Find(PartnerId? owner, ApiClientId id, CancellationToken ct) =>
        await Of(owner).AsNoTracking().SingleOrDefaultAsync(it => it.Id == id.Value, ct) is { } row ? Read(row) : null;

    public async Task<ClientRegistration?> Lock(PartnerId? owner, ApiClientId id, CancellationToken ct) =>
        await engine.LockAndQuery(
            db, [LockKey.Of($"api client {id.Value}")], () => Of(owner).SingleOrDefaultAsync(it => it.Id == id.Value, ct), ct)
            is { } row ? Read(row) : null;

    public void Add(ClientRegistration client)
    {
        db.Add(client.Kind is ApiClientKind.FrontEnd
            ? ApiClient.FrontEnd(client.Id.Value, client.ClientId, client.RedirectUris, client.CreatedAt, client.Name)
            : ApiClient.System(
                client.Id.Value, client.ClientId, client.Secret!, client.Partner, client.Scopes, client.CreatedAt, client.Name));
        Record(client);
    }

    public async Task Store(ClientRegistration client, CancellationToken ct)
    {
        var row = await db.Set<ApiClient>().SingleAsync(it => it.Id == client.Id.Value, ct);
        row.DisplayName = client.Name;
        if (client.Kind is ApiClientKind.System) row.Permissions = ApiClient.PermissionsOf(client.Scopes);
        else row.RedirectUris = JsonSerializer.Serialize(client.RedirectUris);
        (row.ClientSecret, row.OldSecret, row.OldSecretUntil) = (client.Secret, client.OldSecret, client.OldSecretUntil);
        row.RevokedAt = client.RevokedAt;
        Record(client);
    }

    public string HashOf(string secret) => ApiClient.Hash(secret);

    private IQueryable<ApiClient> Of(PartnerId? owner) => db.Set<ApiClient>().Where(it => it.Partner == owner);

    private void Record(ClientRegistration client) =>
        db.AddRange(EventRecorder.Of(client.TakeEvents(), caller.Known, clock.MachineNow(), ordinal: 0));

    private static ClientRegistration Read(ApiClient row) => new()
    {
        Id = new(row.Id),
        ClientId = row.ClientId!,
        Partner = row.Partner,
        Kind = row.IsFrontEnd ? ApiClientKind.FrontEnd : ApiClientKind.System,
        CreatedAt = row.CreatedAt,
        Name = row.DisplayName ?? row.ClientId!,
        Scopes = row.IsFrontEnd ? new HashSet<string>() : ApiClient.ScopesIn(row.Permissions),
        RedirectUris = row.RedirectUris is { } uris ? JsonSerializer.Deserialize<string[]>(uris)! : [],
        Secret = row.ClientSecret,
        OldSecret = row.OldSecret,
        OldSecretUntil = row.OldSecretUntil,
        RevokedAt = row.RevokedAt,
        LastUsedAt = row.LastUsedAt,
    };
}
