using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Notifications;
using ChannelProgram.Infrastructure.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelProgram.Infrastructure.Notifications;

internal sealed class MailMapping : IEntityTypeConfiguration<Mail>
{
    public void Configure(EntityTypeBuilder<Mail> builder)
    {
        builder.ToTable("mails");
        builder.Property(it => it.Id).ValueGeneratedNever();
        builder.Property(it => it.Kind).HasMaxLength(Mail.MaxKindLength);
        builder.Property(it => it.Address).HasMaxLength(EmailAttribute.MaxEmailLength);
        builder.Property(it => it.Subject).HasMaxLength(Mail.MaxSubjectLength);
        builder.Property(it => it.Text).HasColumnName("plain_text");
        builder.Property(it => it.Fault).HasMaxLength(Mail.MaxFaultLength);
        builder.Property(it => it.Revision).IsConcurrencyToken();
        // Whoever is deleted gets no mail any more.
        builder.HasOne<PortalUser>().WithMany().HasForeignKey(it => it.Person).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(it => new { it.Event, it.Person }).IsUnique().HasDatabaseName("ux_mails_event_person");
        builder.HasIndex(it => new { it.NextAttemptAt, it.Id }).HasFilter("next_attempt_at IS NOT NULL")
            .HasDatabaseName("ix_mails_due");
        builder.HasIndex(it => it.QueuedAt).HasDatabaseName("ix_mails_queued_at");
    }
}

/// <summary>A kind of mail that a person does not get. Without a row a person gets it.</summary>
internal sealed class MailSwitchedOff
{
    public Guid Person { get; init; }

    public string Kind { get; init; } = "";
}

internal sealed class MailSwitchedOffMapping : IEntityTypeConfiguration<MailSwitchedOff>
{
    public void Configure(EntityTypeBuilder<MailSwitchedOff> builder)
    {
        builder.ToTable("mails_switched_off");
        builder.HasKey(it => new { it.Person, it.Kind });
        builder.Property(it => it.Kind).HasMaxLength(Mail.MaxKindLength);
        builder.HasOne<PortalUser>().WithMany().HasForeignKey(it => it.Person).OnDelete(DeleteBehavior.Cascade);
    }
}
