using System.Xml.Linq;
using ChannelProgram.Domain.Common;
using ChannelProgram.Infrastructure.Store;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelProgram.Infrastructure.Identity;

/// <summary>Protects tokens and cursors. The XML is encrypted outside Development.</summary>
internal sealed class DataProtectionKey
{
    public Guid Id { get; init; }
    public string FriendlyName { get; init; } = "";
    public string Xml { get; init; } = "";
    public DateTimeOffset CreatedAt { get; init; }
}

internal sealed class DataProtectionKeyMapping : IEntityTypeConfiguration<DataProtectionKey>
{
    public void Configure(EntityTypeBuilder<DataProtectionKey> builder)
    {
        builder.ToTable("data_protection_keys");
        builder.Property(it => it.Id).ValueGeneratedNever();
        builder.Property(it => it.FriendlyName).HasMaxLength(200);
    }
}

/// <summary>
/// Creates the first key, once. If two nodes each made their own on an empty database, one would refuse the other's tokens for
/// hours. The framework announces later keys days before they are used.
/// </summary>
internal sealed class FirstKey(ChannelDb db, IEngine engine, IKeyManager keys, TimeProvider time)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(90);

    public async Task Make(CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await engine.Lock(db, [LockKey.Of("first key")], ct);
        // Written by its own connection, so the next holder of the lock sees it.
        if (!await db.Set<DataProtectionKey>().AnyAsync(ct)) keys.CreateNewKey(time.Now(), time.Now() + Lasts);
        await transaction.CommitAsync(ct);
    }
}

internal sealed class DataProtectionKeyStore(IDbContextFactory<ChannelDb> contexts, TimeProvider time) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = contexts.CreateDbContext();
        return [.. db.Set<DataProtectionKey>().AsNoTracking().OrderBy(it => it.CreatedAt).Select(it => it.Xml).AsEnumerable()
            .Select(it => XElement.Parse(it))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        var now = time.Now();
        using var db = contexts.CreateDbContext();
        db.Add(new DataProtectionKey
        {
            Id = Guid.CreateVersion7(now),
            FriendlyName = friendlyName,
            Xml = element.ToString(SaveOptions.DisableFormatting),
            CreatedAt = now,
        });
        db.SaveChanges();
    }
}
