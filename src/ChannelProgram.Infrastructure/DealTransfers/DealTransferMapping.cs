using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.DealTransfers;
using ChannelProgram.Domain.Partners;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelProgram.Infrastructure.DealTransfers;

internal sealed class DealTransferMapping : IEntityTypeConfiguration<DealTransfer>
{
    /// <summary>A deal is offered to one other partner at a time.</summary>
    public const string OneOpen = "ux_deal_transfers_open";

    public void Configure(EntityTypeBuilder<DealTransfer> builder)
    {
        builder.ToTable("deal_transfers");
        builder.Property(it => it.Id).ValueGeneratedNever();
        // FROM and TO are words of SQL.
        builder.Property(it => it.From).HasColumnName("from_partner");
        builder.Property(it => it.To).HasColumnName("to_partner");
        builder.Property(it => it.CodeHash).HasMaxLength(32);
        builder.Property(it => it.Note).HasMaxLength(DealTransfer.MaxNoteLength);
        builder.Property(it => it.Message).HasMaxLength(DealTransfer.MaxNoteLength);
        builder.Property(it => it.Status).HasConversion<string>().HasMaxLength(20);
        builder.Property(it => it.Revision).IsConcurrencyToken();
        builder.Ignore(it => it.Events);
        builder.HasOne<Deal>().WithMany().HasForeignKey(it => it.Deal).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Partner>().WithMany().HasForeignKey(it => it.From).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Partner>().WithMany().HasForeignKey(it => it.To).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(it => it.CodeHash).IsUnique().HasDatabaseName("ux_deal_transfers_code");
        builder.HasIndex(it => it.Deal).IsUnique().HasFilter("status IN ('Offered', 'Accepted')").HasDatabaseName(OneOpen);
        builder.HasIndex(it => new { it.DueBy, it.Id }).HasFilter("due_by IS NOT NULL")
            .HasDatabaseName("ix_deal_transfers_due");
    }
}
