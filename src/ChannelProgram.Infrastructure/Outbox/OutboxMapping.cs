using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelProgram.Infrastructure.Outbox;

internal sealed class AuditMapping : IEntityTypeConfiguration<AuditRow>
{
    public void Configure(EntityTypeBuilder<AuditRow> builder)
    {
        builder.ToTable("audit");
        builder.Property(it => it.Id).ValueGeneratedNever();
        builder.Property(it => it.ActorKind).HasMaxLength(20);
        builder.Property(it => it.Actor).HasMaxLength(100);
        builder.Property(it => it.Action).HasMaxLength(50);
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
        builder.Property(it => it.Type).HasMaxLength(50);
        builder.HasIndex(it => new { it.RecordedAt, it.Ordinal }).HasDatabaseName("ix_outbox_order");
    }
}
