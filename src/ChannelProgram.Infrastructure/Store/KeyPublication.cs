using ChannelProgram.Domain.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Infrastructure.Store;

/// <summary>Public keys by which others verify what this product signs stay for good.</summary>
internal static class KeyPublication
{
    /// <summary>Stores the public half of a key that signs from now on, unless a node did before.</summary>
    /// <param name="id">Its thumbprint (RFC 7638), which is its primary key.</param>
    public static async Task PublishKey<TKey>(
        this IServiceProvider services, string id, Func<DateTimeOffset, TKey> make, CancellationToken ct) where TKey : class
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<ChannelDb>>().CreateDbContextAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await services.GetRequiredService<IEngine>().Lock(db, [LockKey.Of($"published {typeof(TKey).Name}")], ct);
        if (await db.Set<TKey>().FindAsync([id], ct) is null)
        {
            db.Add(make(services.GetRequiredService<TimeProvider>().Now()));
            await db.SaveChangesAsync(ct);
        }

        await transaction.CommitAsync(ct);
    }
}
