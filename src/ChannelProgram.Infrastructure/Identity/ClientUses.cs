using ChannelProgram.Domain.Common;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ChannelProgram.Infrastructure.Identity;

/// <summary>
/// Keeps when each client was last used. Written behind the requests, which do not wait for it, and at most once a minute for
/// each client.
/// </summary>
internal sealed class ClientUses(IDbContextFactory<ChannelDb> contexts, TimeProvider time, ILogger<ClientUses> log)
{
    private const int MaxSize = 200;

    private static readonly TimeSpan Precision = TimeSpan.FromMinutes(1);

    private readonly BatchScheduler<Use> _scheduler = new(
        batch => Store(batch, contexts),
        (batch, failure) => log.LogWarning(failure, "The last use of {Count} clients was not kept", batch.Count),
        log, MaxSize, lanes: 1);

    /// <param name="client">As it was just read.</param>
    public void Note(ApiClient? client)
    {
        var now = time.Now();
        if (client is not null && !(now - client.LastUsedAt < Precision)) _scheduler.Add(new(client.Id, now));
    }

    private static async Task Store(IReadOnlyList<Use> batch, IDbContextFactory<ChannelDb> contexts)
    {
        await using var db = await contexts.CreateForEveryone();
        foreach (var same in batch.GroupBy(it => it.At, it => it.Client))
        {
            var (at, old, clients) = (same.Key, same.Key - Precision, same.Distinct().ToList());
            // Another node may have been quicker.
            await db.Set<ApiClient>().Where(it => clients.Contains(it.Id) && (it.LastUsedAt == null || it.LastUsedAt <= old))
                .ExecuteUpdateAsync(set => set.SetProperty(it => it.LastUsedAt, at));
        }
    }

    private sealed record Use(Guid Client, DateTimeOffset At);
}
