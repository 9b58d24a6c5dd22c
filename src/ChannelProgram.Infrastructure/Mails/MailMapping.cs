using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Mails;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelProgram.Infrastructure.Mails;

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
        builder.HasIndex(it => new { it.Event, it.Person }).IsUnique().HasDatabaseName("ux_mails_event_person");
        builder.HasIndex(it => new { it.NextAttemptAt, it.Id }).HasFilter("next_attempt_at IS NOT NULL")
            .HasDatabaseName("ix_mails_due");
        builder.HasIndex(it => it.QueuedAt).HasDatabaseName("ix_mails_queued_at");
    }
}
