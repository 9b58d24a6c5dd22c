using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Infrastructure.Programs;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelProgram.Infrastructure.Partners;

internal sealed class PartnerMapping : IEntityTypeConfiguration<Partner>
{
    public void Configure(EntityTypeBuilder<Partner> builder)
    {
        builder.ToTable("partners");
        builder.Property(it => it.Id).ValueGeneratedNever();
        builder.Property(it => it.Name).HasMaxLength(Partner.MaxNameLength);
        builder.Property(it => it.Tier).HasMaxLength(CodeAttribute.MaxCodeLength);
        builder.Property(it => it.TierAfter).HasMaxLength(CodeAttribute.MaxCodeLength);
        builder.Property(it => it.PlanMargin).HasPrecision(13, 10);
        builder.Ignore(it => it.HeldTier);
        builder.Ignore(it => it.JointPlan);
        builder.Property(it => it.Status).HasConversion<string>().HasMaxLength(20);
        builder.Property(it => it.Type).HasConversion<string>().HasMaxLength(20);
        builder.Property(it => it.Country).HasMaxLength(Country.CodeLength);
        builder.Property(it => it.Website).HasMaxLength(Website.MaxLength);
        builder.Property(it => it.Phone).HasMaxLength(Partner.MaxPhoneLength);
        builder.Property(it => it.SuspensionMessage).HasMaxLength(Partner.MaxMessageLength);
        builder.Property(it => it.Addresses)
            .HasConversion(new JsonOf<IReadOnlyList<PartnerAddress>>(), JsonOf<IReadOnlyList<PartnerAddress>>.Unchanging);
        builder.Property(it => it.Revision).IsConcurrencyToken();
        builder.Ignore(it => it.Events);
        builder.Ignore(it => it.Profile);
        builder.Ignore(it => it.Placement);
        builder.Ignore(it => it.Agreement);
        builder.Property(it => it.AgreementVersion).HasMaxLength(PartnerTerms.MaxAgreementLength);
        builder.Property(it => it.AgreementAcceptedBy).HasMaxLength(CallerId.MaxLength);
        builder.HasOne<Partner>().WithMany().HasForeignKey(it => it.Distributor).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Partner>().WithMany().HasForeignKey(it => it.Successor).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(it => it.LeavesAt).HasFilter("leaves_at IS NOT NULL").HasDatabaseName("ix_partners_leaving");
        builder.HasOne<StoredProgramVersion>().WithMany().HasForeignKey(it => it.ProgramVersion)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(it => new { it.CreatedAt, it.Id }).HasDatabaseName("ix_partners_newest");
        builder.HasMany(it => it.Keys).WithOne().HasForeignKey(PartnerColumn.Name).IsRequired().OnDelete(DeleteBehavior.Restrict);
        builder.Navigation(it => it.Keys).HasField("_keys").AutoInclude();
    }
}

/// <summary>Shadow property by which the parts of a partner refer to it.</summary>
internal static class PartnerColumn
{
    public const string Name = "Partner";
}

internal sealed class PartnerKeyMapping : IEntityTypeConfiguration<PartnerKey>
{
    public void Configure(EntityTypeBuilder<PartnerKey> builder)
    {
        builder.ToTable("partner_keys");
        builder.Property<PartnerId>(PartnerColumn.Name);
        builder.HasKey(PartnerColumn.Name, nameof(PartnerKey.Kind), nameof(PartnerKey.Value));
        builder.Property(it => it.Kind).HasConversion<string>().HasMaxLength(10);
        builder.Property(it => it.Value).HasMaxLength(StrongKey.MaxLength);
        builder.Ignore(it => it.Key);
    }
}
