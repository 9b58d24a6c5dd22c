using System.Security.Cryptography;
using System.Text;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelProgram.Infrastructure.Store;

internal sealed class IdempotencyKeys(ChannelDb db, IEngine engine, IdempotencyQueries queries, TimeProvider time)
    : IIdempotencyKeys
{
    public async Task<KeyState> Claim(IdempotencyKey key, CancellationToken ct)
    {
        // Looked up even if the lock is taken: its holder may only be repeating the answer.
        var id = Id(key);
        var (locked, kept) = await engine.TryLockAndQuery(db, [LockOf(key)], () => Kept(db, queries, [id], ct), ct);
        var row = kept.SingleOrDefault();
        if (row is not null && row.CreatedAt + IdempotencyKey.Lifetime > time.Now())
            return row.Fingerprint.AsSpan().SequenceEqual(key.Fingerprint)
                ? new() { Answer = new(row.Status, row.ContentType, row.Location, row.ETag, row.Body) }
                : new() { Reused = true };

        if (locked.Count == 0) return new() { InProgress = true };
        if (row is not null) await db.Set<KeptKey>().Where(it => it.Key == id).ExecuteDeleteAsync(ct);
        return default;
    }

    public void Store(IdempotencyKey key, StoredResponse answer) => db.Add(RowOf(key, answer, time.Now()));

    internal static KeptKey RowOf(IdempotencyKey key, StoredResponse answer, DateTimeOffset now) => new()
    {
        Key = Id(key),
        Fingerprint = key.Fingerprint,
        Status = answer.Status,
        ContentType = answer.ContentType,
        Location = answer.Location,
        ETag = answer.ETag,
        Body = answer.Body,
        CreatedAt = now,
    };

    public Task<int> DeleteExpired(CancellationToken ct)
    {
        var old = time.Now() - IdempotencyKey.Lifetime;
        return db.Set<KeptKey>().Where(it => it.CreatedAt <= old).ExecuteDeleteAsync(ct);
    }

    internal static async Task<List<KeptKey>> Kept(
        ChannelDb db, IdempotencyQueries queries, byte[][] ids, CancellationToken ct) =>
        await queries.KeptKeys(db, ids).ToListAsync(ct);

    internal static long LockOf(IdempotencyKey key) => LockKey.Of($"idempotency {key.Name}");

    internal static byte[] Id(IdempotencyKey key) => SHA256.HashData(Encoding.UTF8.GetBytes(key.Name));
}

internal sealed class KeptKey
{
    public required byte[] Key { get; init; }
    public required byte[] Fingerprint { get; init; }
    public required int Status { get; init; }
    public string? ContentType { get; init; }
    public string? Location { get; init; }
    public string? ETag { get; init; }
    public required byte[] Body { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }
}

internal sealed class KeptKeyMapping : IEntityTypeConfiguration<KeptKey>
{
    public void Configure(EntityTypeBuilder<KeptKey> builder)
    {
        builder.ToTable("idempotency_keys");
        builder.HasKey(it => it.Key);
        builder.Property(it => it.Key).HasMaxLength(32);
        builder.Property(it => it.Fingerprint).HasMaxLength(32);
        builder.Property(it => it.ContentType).HasMaxLength(100);
        builder.Property(it => it.Location).HasMaxLength(1000);
        builder.Property(it => it.ETag).HasColumnName("etag").HasMaxLength(100);
        builder.HasIndex(it => it.CreatedAt).HasDatabaseName("ix_idempotency_keys_created_at");
    }
}
