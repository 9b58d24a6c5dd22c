using System.Security.Cryptography;
using System.Text;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Partners;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelProgram.Infrastructure.Identity;

public sealed class ApiClient
{
    private ApiClient() { }

    public string Id { get; private init; } = "";

    /// <summary>A fast hash is enough because secrets are long and random. Passwords are hashed slowly.</summary>
    public byte[] SecretHash { get; private init; } = [];

    public PartnerId? Partner { get; private init; }
    public IReadOnlyList<string> Scopes { get; private init; } = [];
    public DateTimeOffset? RevokedAt { get; private init; }
    public DateTimeOffset CreatedAt { get; private init; }

    public static ApiClient Enrol(string id, string secret, PartnerId? partner, IEnumerable<string> scopes, DateTimeOffset now) =>
        new()
        {
            Id = id,
            SecretHash = Hash(secret),
            Partner = partner,
            Scopes = [.. scopes.Order(StringComparer.Ordinal)],
            CreatedAt = now,
        };

    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}

internal sealed class ApiClientMapping : IEntityTypeConfiguration<ApiClient>
{
    public void Configure(EntityTypeBuilder<ApiClient> builder)
    {
        builder.ToTable("api_clients");
        builder.Property(it => it.Id).HasMaxLength(CallerId.MaxLength).ValueGeneratedNever();
        builder.Property(it => it.SecretHash).HasMaxLength(SHA256.HashSizeInBytes);
        builder.Property(it => it.Scopes).HasMaxLength(1000).HasConversion(
            scopes => string.Join(' ', scopes),
            text => text.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            new ValueComparer<IReadOnlyList<string>>(
                (one, other) => one!.SequenceEqual(other!),
                scopes => scopes.Aggregate(0, (hash, scope) => HashCode.Combine(hash, scope)),
                scopes => scopes.ToArray()));
        builder.HasOne<Partner>().WithMany().HasForeignKey(it => it.Partner).OnDelete(DeleteBehavior.Restrict);
    }
}
