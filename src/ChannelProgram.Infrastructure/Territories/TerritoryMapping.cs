using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Domain.Territories;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelProgram.Infrastructure.Territories;

internal sealed class TerritoryMapping : IEntityTypeConfiguration<Territory>
{
    public void Configure(EntityTypeBuilder<Territory> builder)
    {
        builder.ToTable("territories");
        builder.Property(it => it.Id).ValueGeneratedNever();
        // FROM is a word of SQL.
        builder.Property(it => it.From).HasColumnName("valid_from");
        builder.Property(it => it.Until).HasColumnName("valid_until");
        builder.Property(it => it.Note).HasMaxLength(Territory.MaxNoteLength);
        builder.Property(it => it.CreatedBy).HasMaxLength(CallerId.MaxLength);
        builder.Property(it => it.EndReason).HasMaxLength(Territory.MaxNoteLength);
        builder.Property(it => it.Revision).IsConcurrencyToken();
        builder.Ignore(it => it.Events);

        builder.HasOne<Partner>().WithMany().HasForeignKey(it => it.Partner).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(it => new { it.Partner, it.CreatedAt, it.Id }).HasDatabaseName("ix_territories_of_partner");
        builder.HasIndex(it => new { it.CreatedAt, it.Id }).HasDatabaseName("ix_territories_newest");
    }
}
