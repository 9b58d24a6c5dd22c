using ChannelProgram.Domain.Common;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;

namespace ChannelProgram.Infrastructure.Receipts;

/// <summary>The public half of a key that signed receipts. It stays, so that its receipts can be verified for ever.</summary>
internal sealed class StoredReceiptKey
{
    private StoredReceiptKey() { }

    public StoredReceiptKey(JsonWebKey key, DateTimeOffset now) => (Id, X, Y, FirstUsedAt) = (key.KeyId, key.X, key.Y, now);

    /// <summary>Its thumbprint (RFC 7638).</summary>
    public string Id { get; private init; } = "";

    public string X { get; private init; } = "";

    public string Y { get; private init; } = "";

    public DateTimeOffset FirstUsedAt { get; private init; }

    public JsonWebKey ToJwk() => new()
    {
        Kty = JsonWebAlgorithmsKeyTypes.EllipticCurve,
        Crv = JsonWebKeyECTypes.P256,
        X = X,
        Y = Y,
        KeyId = Id,
    };
}

internal sealed class ReceiptKeyMapping : IEntityTypeConfiguration<StoredReceiptKey>
{
    public void Configure(EntityTypeBuilder<StoredReceiptKey> builder)
    {
        builder.ToTable("receipt_keys");
        builder.Property(it => it.Id).ValueGeneratedNever();
        foreach (var member in (string[])[nameof(StoredReceiptKey.Id), nameof(StoredReceiptKey.X), nameof(StoredReceiptKey.Y)])
            builder.Property<string>(member).HasMaxLength(Base64Url256Attribute.EncodedLength).IsUnicode(false);
    }
}

public static class ReceiptKeyPublication
{
    /// <summary>Stores the public half of the key that signs from now on, unless a node did before.</summary>
    public static Task PublishReceiptKey(this IServiceProvider services, CancellationToken ct)
    {
        var key = services.GetRequiredService<ReceiptSigningKey>().Key;
        return services.PublishKey(key.KeyId, now => new StoredReceiptKey(key, now), ct);
    }
}
