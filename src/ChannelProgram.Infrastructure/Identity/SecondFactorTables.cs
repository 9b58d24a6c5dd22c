using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelProgram.Infrastructure.Identity;

/// <summary>A person's authenticator. It is in use while the person has two factors enabled.</summary>
internal sealed class Authenticator
{
    public const int MaxSecretLength = 1000;

    public Guid Person { get; init; }

    /// <summary>Encrypted with the keys that protect tokens; null: none is in use.</summary>
    public string? Secret { get; set; }

    /// <summary>The same of one that is not confirmed yet.</summary>
    public string? Unconfirmed { get; set; }

    /// <summary>The half minute of the last code that was used: it and those before are good for nothing.</summary>
    public long LastStep { get; set; }
}

internal sealed class AuthenticatorMapping : IEntityTypeConfiguration<Authenticator>
{
    public void Configure(EntityTypeBuilder<Authenticator> builder)
    {
        builder.ToTable("authenticators");
        builder.HasKey(it => it.Person);
        builder.Property(it => it.Person).ValueGeneratedNever();
        builder.Property(it => it.Secret).HasMaxLength(Authenticator.MaxSecretLength).IsUnicode(false);
        builder.Property(it => it.Unconfirmed).HasMaxLength(Authenticator.MaxSecretLength).IsUnicode(false);
        builder.HasOne<PortalUser>().WithMany().HasForeignKey(it => it.Person).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class RecoveryCode
{
    public Guid Person { get; init; }

    /// <summary>SHA-256: codes are random, so a slow hash would protect nothing more.</summary>
    public byte[] Hash { get; init; } = [];
}

internal sealed class RecoveryCodeMapping : IEntityTypeConfiguration<RecoveryCode>
{
    public void Configure(EntityTypeBuilder<RecoveryCode> builder)
    {
        builder.ToTable("recovery_codes");
        builder.HasKey(it => new { it.Person, it.Hash });
        builder.Property(it => it.Hash).HasMaxLength(SHA256.HashSizeInBytes);
        builder.HasOne<PortalUser>().WithMany().HasForeignKey(it => it.Person).OnDelete(DeleteBehavior.Cascade);
    }
}
