using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Domain.VendorClaims;
using ChannelProgram.Infrastructure.Programs;
using ChannelProgram.Infrastructure.VendorClaims;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelProgram.Infrastructure.Deals;

internal sealed class DealMapping : IEntityTypeConfiguration<Deal>
{
    public const string OneNumber = "ux_deals_number";
    public const string OneExternalId = "ux_deals_external_id";

    public void Configure(EntityTypeBuilder<Deal> builder)
    {
        builder.ToTable("deals");
        builder.Property(it => it.Id).ValueGeneratedNever();
        builder.Property(it => it.Number).HasMaxLength(11);
        builder.Property(it => it.Type).HasConversion<string>().HasMaxLength(20);
        builder.Property(it => it.Status).HasConversion<string>().HasMaxLength(20);
        builder.Property(it => it.StatusAfterExpiry).HasConversion<string>().HasMaxLength(20);
        builder.Property(it => it.Stage).HasConversion<string>().HasMaxLength(20);
        builder.Property(it => it.Source).HasConversion<string>().HasMaxLength(20);
        builder.Property(it => it.Owner).HasMaxLength(200);
        builder.Property(it => it.Description).HasMaxLength(4000);
        builder.Property(it => it.ExternalId).HasMaxLength(100);
        builder.Property(it => it.RejectedFor).HasConversion<string>().HasMaxLength(20);
        builder.Property(it => it.Message).HasMaxLength(2000);
        builder.Property(it => it.ReapprovalThreshold).HasPrecision(20, 4);
        builder.Property(it => it.DueBy).HasColumnName("decision_due_by");
        builder.Property(it => it.Version).IsConcurrencyToken();
        builder.Ignore(it => it.Events);
        builder.Ignore(it => it.Protection);

        builder.ComplexProperty(it => it.Value, money =>
        {
            money.Property(it => it.Amount).HasColumnName("value_amount").HasPrecision(19, 4);
            money.Property(it => it.Currency).HasColumnName("value_currency").HasMaxLength(3);
        });
        builder.ComplexProperty(it => it.Customer, customer =>
        {
            customer.Property(it => it.Name).HasColumnName("customer_name").HasMaxLength(200);
            customer.Property(it => it.Country).HasColumnName("customer_country").HasMaxLength(2);
            customer.Property(it => it.Website).HasColumnName("customer_website").HasMaxLength(Website.MaxLength);
            customer.Property(it => it.City).HasColumnName("customer_city").HasMaxLength(200);
            customer.Property(it => it.TaxId).HasColumnName("customer_tax_id").HasMaxLength(50);
            customer.Property(it => it.Duns).HasColumnName("customer_duns").HasMaxLength(50);
            customer.Property(it => it.Unit).HasColumnName("customer_unit").HasMaxLength(200);
            customer.Property(it => it.ContactName).HasColumnName("contact_name").HasMaxLength(200);
            customer.Property(it => it.ContactEmail).HasColumnName("contact_email").HasMaxLength(254);
        });

        builder.HasOne<Partner>().WithMany().HasForeignKey(it => it.Partner).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StoredProgramVersion>().WithMany().HasForeignKey(it => it.ProgramVersion).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(it => it.Claims).WithOne().HasForeignKey(DealColumn.Name).IsRequired(false).OnDelete(DeleteBehavior.Restrict);
        builder.Navigation(it => it.Claims).HasField("_claims").AutoInclude();
        builder.HasMany(it => it.Products).WithOne().HasForeignKey(DealColumn.Name).IsRequired().OnDelete(DeleteBehavior.Restrict);
        builder.Navigation(it => it.Products).HasField("_products").AutoInclude();

        builder.HasIndex(it => it.Number).IsUnique().HasDatabaseName(OneNumber);
        builder.HasIndex(it => new { it.Partner, it.ExternalId }).IsUnique()
            .HasFilter("external_id IS NOT NULL").HasDatabaseName(OneExternalId);
        builder.HasIndex(it => new { it.Partner, it.CreatedAt, it.Id }).HasDatabaseName("ix_deals_of_partner");
        builder.HasIndex(it => new { it.CreatedAt, it.Id }).HasDatabaseName("ix_deals_newest");
        // Both hold what waits for staff, and nothing else.
        builder.HasIndex(it => new { it.DueBy, it.Id }).HasFilter("decision_due_by IS NOT NULL").HasDatabaseName("ix_deals_waiting_for_staff");
        builder.HasIndex(it => new { it.NextDeadlineAt, it.Id }).HasFilter("clock_acts_at IS NOT NULL").HasDatabaseName("ix_deals_left_to_clock");
    }
}

/// <summary>The column by which the parts of a deal name it; a part has no such member of its own.</summary>
internal static class DealColumn
{
    public const string Name = "Deal";
}

internal sealed class DealProductMapping : IEntityTypeConfiguration<DealProduct>
{
    public void Configure(EntityTypeBuilder<DealProduct> builder)
    {
        builder.ToTable("deal_products");
        builder.Property<DealId>(DealColumn.Name);
        builder.HasKey(DealColumn.Name, nameof(DealProduct.Code));
        builder.Property(it => it.Code).HasMaxLength(50);
        builder.Property(it => it.ProductLine).HasMaxLength(50);
        builder.Property(it => it.Amount).HasPrecision(19, 4);
        builder.Property(it => it.Currency).HasMaxLength(3);
        builder.Ignore(it => it.Price);
    }
}

internal sealed class ClaimMapping : IEntityTypeConfiguration<Claim>
{
    /// <summary>Never two live claims on one customer's unit and product line.</summary>
    public const string OneHolder = "ux_claims_one_holder";

    /// <summary>Never two open registrations of one partner for the same.</summary>
    public const string OncePerPartner = "ux_claims_once_per_partner";

    public void Configure(EntityTypeBuilder<Claim> builder)
    {
        builder.ToTable("claims", table =>
        {
            table.HasCheckConstraint(
                "ck_claims_protection", "(protected_from IS NULL AND protected_until IS NULL) OR protected_from < protected_until");
            table.HasCheckConstraint(
                "ck_claims_holder",
                "(deal IS NOT NULL AND partner IS NOT NULL AND vendor_claim IS NULL) OR (deal IS NULL AND partner IS NULL AND vendor_claim IS NOT NULL)");
        });
        builder.HasKey(it => it.Id);
        builder.Property(it => it.Id).ValueGeneratedOnAdd();
        builder.Property<DealId?>(DealColumn.Name);
        builder.Property<VendorClaimId?>(VendorClaimColumn.Name);
        builder.Property(it => it.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(it => it.Unit).HasMaxLength(200);
        builder.Property(it => it.ProductLine).HasMaxLength(50);
        builder.Property(it => it.RemainingProtection).HasConversion<long?>();
        builder.Ignore(it => it.Protection);
        builder.Ignore(it => it.Target);
        builder.HasOne<Account>().WithMany().HasForeignKey(it => it.Account).OnDelete(DeleteBehavior.Restrict);

        builder.HasIndex(it => new { it.Account, it.Unit, it.ProductLine })
            .IsUnique().HasFilter("state = 'Held'").HasDatabaseName(OneHolder);
        builder.HasIndex(it => new { it.Partner, it.Account, it.Unit, it.ProductLine })
            .IsUnique().HasFilter("state <> 'Released'").HasDatabaseName(OncePerPartner);
        builder.HasIndex(it => it.ProtectedUntil).HasFilter("state = 'Held'").HasDatabaseName("ix_claims_held_until");
        builder.HasIndex(it => new { it.Account, it.ProductLine, it.Id })
            .HasFilter("state = 'Waitlisted'").HasDatabaseName("ix_claims_waiting");
        // Most are a deal's: of those nothing is in it.
        builder.HasIndex(VendorClaimColumn.Name).HasFilter("vendor_claim IS NOT NULL").HasDatabaseName("ix_claims_vendor_claim");
    }
}
