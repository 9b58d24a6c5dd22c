using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelProgram.Infrastructure.Claims;

/// <summary>Shadow properties by which a claim refers to its owner, mapped by the features of the owners.</summary>
internal static class ClaimColumns
{
    public const string Deal = "Deal";
    public const string VendorClaim = "VendorClaim";
}

internal sealed class ClaimMapping : IEntityTypeConfiguration<Claim>
{
    /// <summary>At most one claim per customer, unit and product line that is held or offered.</summary>
    public const string OneHolder = "ux_claims_one_holder";

    /// <summary>At most one open registration of a partner for the same customer, unit and line.</summary>
    public const string OncePerPartner = "ux_claims_once_per_partner";

    public void Configure(EntityTypeBuilder<Claim> builder)
    {
        builder.ToTable("claims", table =>
        {
            table.HasCheckConstraint(
                "ck_claims_protection",
                "(protected_from IS NULL AND protected_until IS NULL) OR protected_from < protected_until");
            table.HasCheckConstraint(
                "ck_claims_holder",
                "(deal IS NOT NULL AND partner IS NOT NULL AND vendor_claim IS NULL) OR (deal IS NULL AND partner IS NULL "
                + "AND vendor_claim IS NOT NULL)");
        });
        builder.HasKey(it => it.Id);
        builder.Property(it => it.Id).ValueGeneratedOnAdd();
        builder.Property(it => it.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(it => it.ReleasedFrom).HasConversion<string>().HasMaxLength(20);
        builder.Property(it => it.ReleasedBecause).HasConversion<string>().HasMaxLength(20);
        builder.Property(it => it.Unit).HasMaxLength(ClaimTarget.MaxUnitLength);
        builder.Property(it => it.ProductLine).HasMaxLength(CodeAttribute.MaxCodeLength);
        builder.Property(it => it.MarginPercent).HasPrecision(13, 10);
        builder.Property(it => it.RemainingProtection).HasConversion<long?>();
        builder.Ignore(it => it.Protection);
        builder.Ignore(it => it.Target);
        builder.Ignore(it => it.IsLive);
        builder.HasOne<Account>().WithMany().HasForeignKey(it => it.Account).OnDelete(DeleteBehavior.Restrict);

        builder.HasIndex(it => new { it.Account, it.Unit, it.ProductLine })
            .IsUnique().HasFilter("state IN ('Held', 'Offered')").HasDatabaseName(OneHolder);
        builder.HasIndex(it => new { it.Partner, it.Account, it.Unit, it.ProductLine })
            .IsUnique().HasFilter("state <> 'Released'").HasDatabaseName(OncePerPartner);
        // What a partner had before, on whatever it has no claim any more.
        builder.HasIndex(it => new { it.Account, it.Partner }).HasDatabaseName("ix_claims_of_partner");
        builder.HasIndex(it => new { it.Account, it.ProductLine, it.Id })
            .HasFilter("state = 'Waitlisted'").HasDatabaseName("ix_claims_waitlisted");
    }
}
