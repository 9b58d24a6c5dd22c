using ChannelProgram.Application.Common;
using ChannelProgram.Application.Users;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelProgram.Infrastructure.Users;

/// <summary>Somebody who is invited. Once it is accepted there is an account with its id instead.</summary>
internal sealed class StoredInvitation
{
    public Guid Id { get; init; }

    /// <summary>Null: to the vendor's staff.</summary>
    public PartnerId? Partner { get; init; }

    public string Email { get; init; } = "";

    /// <summary>As addresses are compared.</summary>
    public string NormalizedEmail { get; init; } = "";

    public string? Name { get; init; }
    public Role Role { get; set; }
    public PersonId? Person { get; set; }

    /// <summary>SHA-256 of the token that was mailed.</summary>
    public byte[] TokenHash { get; set; } = [];

    public DateTimeOffset ExpiresAt { get; set; }
    public DateTimeOffset CreatedAt { get; init; }
}

internal sealed class InvitationMapping : IEntityTypeConfiguration<StoredInvitation>
{
    public void Configure(EntityTypeBuilder<StoredInvitation> builder)
    {
        builder.ToTable("user_invitations");
        builder.Property(it => it.Id).ValueGeneratedNever();
        builder.Property(it => it.Email).HasMaxLength(EmailAttribute.MaxEmailLength);
        builder.Property(it => it.NormalizedEmail).HasMaxLength(EmailAttribute.MaxEmailLength);
        builder.Property(it => it.Name).HasMaxLength(ProgramUser.MaxNameLength);
        builder.Property(it => it.Role).HasConversion<string>().HasMaxLength(30);
        builder.Property(it => it.TokenHash).HasMaxLength(32);
        builder.HasOne<Partner>().WithMany().HasForeignKey(it => it.Partner).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Person>().WithMany().HasForeignKey(it => it.Person).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(it => it.TokenHash).IsUnique().HasDatabaseName("ux_user_invitations_token");
        builder.HasIndex(it => it.ExpiresAt).HasDatabaseName("ix_user_invitations_expires_at");
    }
}
