using System.Security.Cryptography;
using System.Text;
using ChannelProgram.Application.Identity;
using ChannelProgram.Domain.Common;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelProgram.Infrastructure.Identity;

internal sealed class AttemptCount
{
    /// <summary>SHA-256 of what is counted: the table names nobody.</summary>
    public byte[] Key { get; init; } = [];

    public int Count { get; init; }

    public DateTimeOffset EndsAt { get; init; }
}

internal sealed class AttemptCountMapping : IEntityTypeConfiguration<AttemptCount>
{
    public void Configure(EntityTypeBuilder<AttemptCount> builder)
    {
        builder.ToTable("attempt_counts");
        builder.HasKey(it => it.Key);
        builder.Property(it => it.Key).HasMaxLength(SHA256.HashSizeInBytes).ValueGeneratedNever();
        builder.HasIndex(it => it.EndsAt).HasDatabaseName("ix_attempt_counts_ends_at");
    }
}

/// <summary>Each count is one statement that the database does as a whole, by a connection of its own.</summary>
internal sealed class Attempts(IDbContextFactory<ChannelDb> contexts, IEngine engine, TimeProvider time) : IAttempts
{
    public async Task<TimeSpan?> TryCount(AttemptLimit limit, string of, CancellationToken ct)
    {
        var (key, now) = (KeyOf(limit, of), time.Now());
        while (true)
        {
            await using var db = await contexts.CreateDbContextAsync(ct);
            if (await TryAdd(db, limit, key, now, ct)) return null;

            var known = await db.Set<AttemptCount>().AsNoTracking().SingleOrDefaultAsync(it => it.Key == key, ct);
            if (known is null && await TryInsert(db, limit, key, now, ct)) return null;
            // Otherwise another request has just added it, or deleted it.
            if (known?.Count >= limit.Max && known.EndsAt > now) return known.EndsAt - now;
        }
    }

    public async Task GiveBack(AttemptLimit limit, string of, CancellationToken ct)
    {
        var key = KeyOf(limit, of);
        await using var db = await contexts.CreateDbContextAsync(ct);
        await db.Set<AttemptCount>().Where(it => it.Key == key && it.Count > 0)
            .ExecuteUpdateAsync(set => set.SetProperty(it => it.Count, it => it.Count - 1), ct);
    }

    public async Task Forget(AttemptLimit limit, string of, CancellationToken ct)
    {
        var key = KeyOf(limit, of);
        await using var db = await contexts.CreateDbContextAsync(ct);
        await db.Set<AttemptCount>().Where(it => it.Key == key).ExecuteDeleteAsync(ct);
    }

    private static async Task<bool> TryAdd(
        ChannelDb db, AttemptLimit limit, byte[] key, DateTimeOffset now, CancellationToken ct)
    {
        var ends = now + limit.Per;
        return await db.Set<AttemptCount>().Where(it => it.Key == key && (it.Count < limit.Max || it.EndsAt <= now))
            .ExecuteUpdateAsync(set => set
                .SetProperty(it => it.Count, it => it.EndsAt <= now ? 1 : it.Count + 1)
                .SetProperty(it => it.EndsAt, it => it.EndsAt <= now ? ends : it.EndsAt), ct) > 0;
    }

    /// <returns>False: another request was first.</returns>
    private async Task<bool> TryInsert(
        ChannelDb db, AttemptLimit limit, byte[] key, DateTimeOffset now, CancellationToken ct)
    {
        try
        {
            db.Add(new AttemptCount { Key = key, Count = 1, EndsAt = now + limit.Per });
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateException failure) when (engine.ViolatedConstraint(failure) is not null)
        {
            return false;
        }
    }

    private static byte[] KeyOf(AttemptLimit limit, string of) => SHA256.HashData(Encoding.UTF8.GetBytes($"{limit.Name} {of}"));
}
