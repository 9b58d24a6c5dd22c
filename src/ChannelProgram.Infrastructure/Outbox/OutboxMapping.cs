using ChannelProgram.Domain.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelProgram.Infrastructure.Outbox;

internal sealed class AuditMapping : IEntityTypeConfiguration<AuditRow>
{
    public void Configure(EntityTypeBuilder<AuditRow> builder)
    {
        builder.ToTable("audit");
        builder.Property(it => it.Id).ValueGeneratedNever();
        builder.Property(it => it.ActorKind).HasMaxLength(20);
        builder.Property(it => it.Actor).HasMaxLength(CallerId.MaxLength);
        builder.Property(it => it.Action).HasMaxLength(EventType.MaxNameLength);
        builder.Property(it => it.Subject).HasMaxLength(100);
        builder.HasIndex(it => new { it.Subject, it.Version }).HasDatabaseName("ix_audit_subject_version");
    }
}

internal sealed class OutboxMapping : IEntityTypeConfiguration<OutboxEvent>
{
    public void Configure(EntityTypeBuilder<OutboxEvent> builder)
    {
        builder.ToTable("outbox");
        builder.Property(it => it.Id).ValueGeneratedNever();
        // Set by each engine in its own way, never by the writer.
        builder.Property(it => it.Position).ValueGeneratedNever().Metadata.SetBeforeSaveBehavior(PropertySaveBehavior.Ignore);
        builder.Property(it => it.Type).HasMaxLength(EventType.MaxNameLength);
        builder.Property(it => it.Subject).HasMaxLength(100);
        // A node of an earlier version writes published events only.
        builder.Property(it => it.IsInternal).HasDefaultValue(false).ValueGeneratedNever();
        builder.HasIndex(it => new { it.Position, it.Ordinal, it.Id }).HasDatabaseName("ix_outbox_order");
    }
}
