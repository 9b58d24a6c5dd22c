using ChannelProgram.Domain.Common;
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
/// Creates the first key, once. If two nodes each made their own on an empty database, one would refuse the other's tokens for
/// hours. The framework announces later keys days before they are used.
/// </summary>
internal sealed class FirstKey(ChannelDb db, IEngine engine, IKeyManager keys, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    public async Task Make(CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await engine.Lock(db, [LockKey.Of("first key")], ct);
        // Written by its own connection, so the next holder of the lock sees it.
        if (!await db.DataProtectionKeys.AnyAsync(ct)) keys.CreateNewKey(time.Now(), time.Now() + Lifetime);
        await transaction.CommitAsync(ct);
    }
}
