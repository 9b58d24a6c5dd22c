using ChannelProgram.Application.Badges;
using ChannelProgram.Domain.Common;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;

namespace ChannelProgram.Infrastructure.Badges;

/// <summary>The public half of a key that signed badges. It stays, so that its badges can be verified for ever.</summary>
internal sealed class StoredBadgeKey
{
    private StoredBadgeKey() { }

    public StoredBadgeKey(JsonWebKey key, DateTimeOffset now) => (Id, N, E, FirstUsedAt) = (key.KeyId, key.N, key.E, now);

    /// <summary>Its thumbprint (RFC 7638).</summary>
    public string Id { get; private init; } = "";

    /// <summary>The modulus.</summary>
    public string N { get; private init; } = "";

    /// <summary>The exponent.</summary>
    public string E { get; private init; } = "";

    public DateTimeOffset FirstUsedAt { get; private init; }
}

internal sealed class BadgeKeyMapping : IEntityTypeConfiguration<StoredBadgeKey>
{
    public void Configure(EntityTypeBuilder<StoredBadgeKey> builder)
    {
        builder.ToTable("badge_keys");
        builder.Property(it => it.Id).ValueGeneratedNever().HasMaxLength(Base64Url256Attribute.EncodedLength).IsUnicode(false);
        builder.Property(it => it.N).HasMaxLength(BadgeKey.MaxModulusLength).IsUnicode(false);
        builder.Property(it => it.E).HasMaxLength(BadgeKey.MaxExponentLength).IsUnicode(false);
    }
}

internal sealed class BadgeKeys(IDbContextFactory<ChannelDb> contexts) : IBadgeKeys
{
    public async Task<IReadOnlyList<BadgePublicKey>> All(CancellationToken ct)
    {
        await using var db = await contexts.CreateDbContextAsync(ct);
        return
        [
            .. (await db.Set<StoredBadgeKey>().AsNoTracking().OrderBy(it => it.FirstUsedAt).ThenBy(it => it.Id).ToListAsync(ct))
                .Select(it => new BadgePublicKey(it.Id, it.N, it.E)),
        ];
    }
}

public static class BadgeKeyPublication
{
    /// <summary>Stores the public half of the key that signs from now on, unless a node did before.</summary>
    public static Task PublishBadgeKey(this IServiceProvider services, CancellationToken ct)
    {
        var key = services.GetRequiredService<BadgeSigningKey>().Key;
        return services.PublishKey(key.KeyId, now => new StoredBadgeKey(key, now), ct);
    }
}
