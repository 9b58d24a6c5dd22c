using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.VendorClaims;
using ChannelProgram.Infrastructure.Claims;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelProgram.Infrastructure.VendorClaims;

internal sealed class VendorClaimMapping : IEntityTypeConfiguration<VendorClaim>
{
    public const string OneExternalId = "ux_vendor_claims_external_id";

    public void Configure(EntityTypeBuilder<VendorClaim> builder)
    {
        builder.ToTable("vendor_claims");
        builder.Property(it => it.Id).ValueGeneratedNever();
        builder.Property(it => it.Kind).HasConversion<string>().HasMaxLength(10);
        builder.Property(it => it.Unit).HasMaxLength(ClaimTarget.MaxUnitLength);
        builder.Property(it => it.Note).HasMaxLength(VendorClaim.MaxNoteLength);
        builder.Property(it => it.ExternalId).HasMaxLength(VendorClaim.MaxExternalIdLength);
        builder.Property(it => it.CreatedBy).HasMaxLength(CallerId.MaxLength);
        builder.Property(it => it.LastActivity).HasMaxLength(VendorClaim.MaxNoteLength);
        builder.Property(it => it.EndReason).HasMaxLength(VendorClaim.MaxNoteLength);
        builder.Property(it => it.Revision).IsConcurrencyToken();
        builder.Ignore(it => it.Events);
        builder.Ignore(it => it.Held);

        builder.HasOne<Account>().WithMany().HasForeignKey(it => it.Account).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(it => it.Claims).WithOne().HasForeignKey(ClaimColumns.VendorClaim).IsRequired(false)
            .OnDelete(DeleteBehavior.Restrict);
        builder.Navigation(it => it.Claims).HasField("_claims").AutoInclude();

        builder.HasIndex(it => it.ExternalId).IsUnique().HasFilter("external_id IS NOT NULL").HasDatabaseName(OneExternalId);
        builder.HasIndex(it => new { it.Account, it.CreatedAt, it.Id }).HasDatabaseName("ix_vendor_claims_of_account");
        builder.HasIndex(it => new { it.CreatedAt, it.Id }).HasDatabaseName("ix_vendor_claims_newest");
    }
}

internal sealed class ClaimOfVendorMapping : IEntityTypeConfiguration<Claim>
{
    public void Configure(EntityTypeBuilder<Claim> builder)
    {
        builder.Property<VendorClaimId?>(ClaimColumns.VendorClaim);
        // Most claims belong to deals; the index holds only the others.
        builder.HasIndex(ClaimColumns.VendorClaim).HasFilter("vendor_claim IS NOT NULL")
            .HasDatabaseName("ix_claims_vendor_claim");
    }
}
