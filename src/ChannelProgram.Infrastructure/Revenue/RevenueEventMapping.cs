using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.CreditShares;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Domain.Revenue;
using ChannelProgram.Infrastructure.Programs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelProgram.Infrastructure.Revenue;

internal sealed class RevenueEventMapping : IEntityTypeConfiguration<RevenueEvent>
{
    /// <summary>A payment or a refund counts once.</summary>
    public const string OneExternalId = "ux_revenue_events_external_id";

    public void Configure(EntityTypeBuilder<RevenueEvent> builder)
    {
        builder.ToTable(
            "revenue_events",
            table => table.HasCheckConstraint(
                "ck_revenue_events_refund",
                "(kind = 'Payment' AND refund_of IS NULL) OR (kind = 'Refund' AND refund_of IS NOT NULL)"));
        builder.Property(it => it.Id).ValueGeneratedNever();
        builder.Property(it => it.ExternalId).HasMaxLength(RevenueEvent.MaxExternalIdLength);
        builder.Property(it => it.Kind).HasConversion<string>().HasMaxLength(10);
        builder.Property(it => it.Product).HasMaxLength(CodeAttribute.MaxCodeLength);
        builder.Property(it => it.NetAmount).HasPrecision(Money.Precision, Money.MaxDecimals);
        builder.Property(it => it.RefundOf).HasMaxLength(RevenueEvent.MaxExternalIdLength);
        builder.ComplexProperty(it => it.Amount, money =>
        {
            money.Property(it => it.Amount).HasColumnName("amount").HasPrecision(Money.Precision, Money.MaxDecimals);
            money.Property(it => it.Currency).HasColumnName("currency").HasMaxLength(Currency.CodeLength);
        });
        builder.Ignore(it => it.Events);
        builder.HasOne<Partner>().WithMany().HasForeignKey(it => it.Partner).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Deal>().WithMany().HasForeignKey(it => it.Deal).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(it => it.Account).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StoredProgramVersion>().WithMany().HasForeignKey(it => it.ProgramVersion)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<CreditSplit>().WithMany().HasForeignKey(it => it.CreditSplit).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(it => it.Shared).WithOne().HasForeignKey(it => it.Event).OnDelete(DeleteBehavior.Restrict);
        builder.Navigation(it => it.Shared).HasField("_shared");
        builder.HasIndex(it => it.ExternalId).IsUnique().HasDatabaseName(OneExternalId);
        // Has all that CreditedRevenue reads, so that no row is.
        builder.HasIndex(it => new { it.Partner, it.OccurredOn, it.Credited, it.NetAmount, it.RecordedAt, it.CreditSplit })
            .HasDatabaseName("ix_revenue_events_of_partner");
        builder.HasIndex(it => it.RefundOf).HasFilter("refund_of IS NOT NULL").HasDatabaseName("ix_revenue_events_refunds");
        builder.HasIndex(it => it.CreditSplit).HasFilter("credit_split IS NOT NULL")
            .HasDatabaseName("ix_revenue_events_of_split");
        builder.HasIndex(it => it.Deal).HasFilter("deal IS NOT NULL").HasDatabaseName("ix_revenue_events_of_deal");
        builder.HasIndex(it => it.Account).HasFilter("account IS NOT NULL").HasDatabaseName("ix_revenue_events_of_account");
        builder.HasIndex(it => new { it.RecordedAt, it.Id }).HasDatabaseName("ix_revenue_events_newest");
    }
}

/// <summary>Rows are only added: the application's role of the database may not change them.</summary>
internal sealed class SharedCreditMapping : IEntityTypeConfiguration<SharedCredit>
{
    public void Configure(EntityTypeBuilder<SharedCredit> builder)
    {
        builder.ToTable("revenue_credits");
        builder.HasKey(it => new { it.Event, it.Deal });
        builder.Property(it => it.NetAmount).HasPrecision(Money.Precision, Money.MaxDecimals);
        builder.HasOne<Deal>().WithMany().HasForeignKey(it => it.Deal).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Partner>().WithMany().HasForeignKey(it => it.Partner).OnDelete(DeleteBehavior.Restrict);
        // Has all that CreditedRevenue reads, so that no row is.
        builder.HasIndex(it => new { it.Partner, it.OccurredOn, it.NetAmount, it.RecordedAt })
            .HasDatabaseName("ix_revenue_credits_of_partner");
        builder.HasIndex(it => it.Deal).HasDatabaseName("ix_revenue_credits_of_deal");
    }
}
