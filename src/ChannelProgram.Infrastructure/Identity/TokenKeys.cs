using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Infrastructure.Outbox;
using ChannelProgram.Infrastructure.Store;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelProgram.Infrastructure.Identity;

internal sealed class DataProtectionKeyMapping : IEntityTypeConfiguration<DataProtectionKey>
{
    public void Configure(EntityTypeBuilder<DataProtectionKey> builder)
    {
        builder.ToTable("data_protection_keys");
        builder.Property(it => it.FriendlyName).HasMaxLength(200);
    }
}

/// <summary>
/// The keys in the database, which protect tokens, cursors and the secrets of authenticators. None is ever deleted: what an
/// older one protects stays readable.
/// </summary>
internal sealed class TokenKeys(ChannelDb db, IEngine engine, IKeyManager keys, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    /// <summary>A node reads the keys once a day, so by then every node knows a new one. The framework waits as long.</summary>
    private static readonly TimeSpan Announced = TimeSpan.FromDays(2);

    /// <summary>
    /// Creates the first key, once. If two nodes each made their own on an empty database, one would refuse the other's tokens
    /// for hours.
    /// </summary>
    public async Task MakeFirst(CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await engine.Lock(db, [LockKey.Of("first key")], ct);
        // Written by its own connection, so the next holder of the lock sees it.
        if (!await db.DataProtectionKeys.AnyAsync(ct)) keys.CreateNewKey(time.Now(), time.Now() + Lifetime);
        await transaction.CommitAsync(ct);
    }

    /// <returns>From when on the nodes use it.</returns>
    public async Task<DateTimeOffset> Rotate(CancellationToken ct)
    {
        var (now, from) = (time.Now(), time.Now() + Announced);
        var key = keys.CreateNewKey(from, from + Lifetime);
        db.AddRange(EventRecorder.Of([new KeyRotated(key.KeyId, now, from)], Caller.Program, now, ordinal: 0));
        await db.SaveChangesAsync(ct);
        return from;
    }
}

internal sealed record KeyRotated(Guid Key, DateTimeOffset At, DateTimeOffset UsedFrom) : IEventRecord
{
    private const string Name = "tokenKey.rotated";

    public static IReadOnlyList<EventType> Types { get; } =
    [
        EventType.Internal<Body>(
            Name, "tokenKey", "An operator made another key for tokens, cursors and secrets of authenticators."),
    ];

    string IDomainEvent.Type => Name;
    string IDomainEvent.Subject => Key.ToString();
    bool IDomainEvent.IsAutomatic => false;
    IEventBody IDomainEvent.After => new Body(UsedFrom);

    internal sealed record Body(DateTimeOffset UsedFrom) : IEventBody;
}
