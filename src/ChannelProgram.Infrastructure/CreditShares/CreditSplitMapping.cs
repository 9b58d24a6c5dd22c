using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.CreditShares;
using ChannelProgram.Domain.Deals;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelProgram.Infrastructure.CreditShares;

internal sealed class CreditSplitMapping : IEntityTypeConfiguration<CreditSplit>
{
    /// <summary>The credit for a line of a deal is shared in one way at a time.</summary>
    public const string OneInForce = "ux_credit_splits_in_force";

    public void Configure(EntityTypeBuilder<CreditSplit> builder)
    {
        builder.ToTable("credit_splits");
        builder.Property(it => it.Id).ValueGeneratedNever();
        builder.Property(it => it.ProductLine).HasMaxLength(CodeAttribute.MaxCodeLength);
        // FROM is a word of SQL.
        builder.Property(it => it.From).HasColumnName("in_force_from");
        builder.Property(it => it.Revision).IsConcurrencyToken();
        builder.Ignore(it => it.Events);
        builder.HasOne<Deal>().WithMany().HasForeignKey(it => it.Deal).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(it => it.Shares).WithOne().HasForeignKey(CreditShareMapping.Split).IsRequired()
            .OnDelete(DeleteBehavior.Restrict);
        builder.Navigation(it => it.Shares).HasField("_shares").AutoInclude();
        builder.HasIndex(it => new { it.Deal, it.ProductLine }).IsUnique().HasFilter("ended_at IS NULL")
            .HasDatabaseName(OneInForce);
    }
}

internal sealed class CreditShareMapping : IEntityTypeConfiguration<CreditShare>
{
    /// <summary>Shadow property by which a share refers to its split.</summary>
    public const string Split = "Split";

    public void Configure(EntityTypeBuilder<CreditShare> builder)
    {
        builder.ToTable(
            "credit_shares",
            table => table.HasCheckConstraint("ck_credit_shares_percent", "percentage > 0 AND percentage <= 100"));
        builder.Property<CreditSplitId>(Split);
        builder.HasKey(Split, nameof(CreditShare.Deal));
        // PERCENT is a word of Transact-SQL.
        builder.Property(it => it.Percent).HasColumnName("percentage")
            .HasPrecision(CreditShare.PercentPrecision, CreditShare.PercentDecimals);
        builder.HasOne<Deal>().WithMany().HasForeignKey(it => it.Deal).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(it => it.Deal).HasDatabaseName("ix_credit_shares_of_deal");
    }
}
