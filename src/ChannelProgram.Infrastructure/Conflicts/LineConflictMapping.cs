using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Conflicts;
using ChannelProgram.Domain.CustomerResolution;
using ChannelProgram.Domain.Deals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelProgram.Infrastructure.Conflicts;

internal sealed class LineConflictMapping : IEntityTypeConfiguration<LineConflict>
{
    public void Configure(EntityTypeBuilder<LineConflict> builder)
    {
        builder.ToTable("line_conflicts");
        builder.Property(it => it.Id).ValueGeneratedNever();
        builder.Property(it => it.Outcome).HasConversion<string>().HasMaxLength(20);
        builder.Property(it => it.Revision).IsConcurrencyToken();
        builder.Ignore(it => it.Events);
        builder.HasOne<AccountMerge>().WithMany().HasForeignKey(it => it.Merge).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Deal>().WithMany().HasForeignKey(it => it.Holder).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Deal>().WithMany().HasForeignKey(it => it.Challenger).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Claim>().WithMany().HasForeignKey(it => it.HolderClaim).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Claim>().WithMany().HasForeignKey(it => it.ChallengerClaim).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(it => new { it.DueBy, it.Id }).HasFilter("decided_at IS NULL").HasDatabaseName("ix_line_conflicts_open");
    }
}
