using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelProgram.Infrastructure.People;

internal sealed class PersonMapping : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder)
    {
        builder.ToTable("people");
        builder.Property(it => it.Id).ValueGeneratedNever();
    }
}

internal sealed class MembershipMapping : IEntityTypeConfiguration<Membership>
{
    /// <summary>A person belongs to one partner at a time.</summary>
    public const string OneOpen = "ux_memberships_open";

    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.ToTable("memberships");
        builder.Property(it => it.Id).ValueGeneratedNever();
        builder.Property(it => it.Name).HasMaxLength(Membership.MaxNameLength);
        builder.Property(it => it.Email).HasMaxLength(EmailAttribute.MaxEmailLength);
        builder.Property(it => it.ComparableEmail).HasMaxLength(EmailAttribute.MaxEmailLength);
        builder.Property(it => it.From).HasColumnName("from_day");
        builder.Property(it => it.Until).HasColumnName("until_day");
        builder.Property(it => it.Revision).IsConcurrencyToken();
        builder.Ignore(it => it.Events);
        builder.HasOne<Person>().WithMany().HasForeignKey(it => it.Person).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Partner>().WithMany().HasForeignKey(it => it.Partner).OnDelete(DeleteBehavior.Restrict);
        // Has all that CertifiedPeople reads, so that no row is.
        builder.HasIndex(it => new { it.Partner, it.CreatedAt, it.Id, it.Person, it.From, it.Until, it.EndedAt })
            .HasDatabaseName("ix_memberships_of_partner");
        builder.HasIndex(it => it.ComparableEmail).HasDatabaseName("ix_memberships_email");
        builder.HasIndex(it => it.Person).IsUnique().HasFilter("until_day IS NULL").HasDatabaseName(OneOpen);
    }
}

/// <summary>An invitation to join a partner.</summary>
internal sealed class StoredJoining : IPartnerOwned
{
    public byte[] TokenHash { get; init; } = [];
    public PartnerId Partner { get; init; }
    public string Email { get; init; } = "";
    public string Name { get; init; } = "";
    public DateTimeOffset ExpiresAt { get; init; }
}

internal sealed class JoiningMapping : IEntityTypeConfiguration<StoredJoining>
{
    public void Configure(EntityTypeBuilder<StoredJoining> builder)
    {
        builder.ToTable("person_invitations");
        builder.HasKey(it => it.TokenHash);
        builder.Property(it => it.TokenHash).HasMaxLength(32).ValueGeneratedNever();
        builder.Property(it => it.Email).HasMaxLength(EmailAttribute.MaxEmailLength);
        builder.Property(it => it.Name).HasMaxLength(Membership.MaxNameLength);
        builder.HasOne<Partner>().WithMany().HasForeignKey(it => it.Partner).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(it => it.ExpiresAt).HasDatabaseName("ix_person_invitations_expires_at");
    }
}
