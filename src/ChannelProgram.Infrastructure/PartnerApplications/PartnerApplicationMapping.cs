using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies;
using ChannelProgram.Domain.Companies.Names;
using ChannelProgram.Domain.PartnerApplications;
using ChannelProgram.Domain.Partners;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelProgram.Infrastructure.PartnerApplications;

internal sealed class PartnerApplicationMapping : IEntityTypeConfiguration<PartnerApplication>
{
    public void Configure(EntityTypeBuilder<PartnerApplication> builder)
    {
        builder.ToTable("partner_applications");
        builder.Property(it => it.Id).ValueGeneratedNever();
        builder.Property(it => it.CompanyName).HasMaxLength(CompanyName.MaxLength);
        builder.Property(it => it.Country).HasMaxLength(Country.CodeLength);
        builder.Property(it => it.Website).HasMaxLength(Website.MaxLength);
        builder.Property(it => it.TaxId).HasMaxLength(TaxId.MaxTextLength);
        builder.Property(it => it.Duns).HasMaxLength(Duns.MaxTextLength);
        builder.Property(it => it.Type).HasConversion<string>().HasMaxLength(20);
        builder.Property(it => it.ContactName).HasMaxLength(200);
        builder.Property(it => it.Email).HasMaxLength(EmailAttribute.MaxEmailLength);
        builder.Property(it => it.AgreementVersion).HasMaxLength(PartnerTerms.MaxAgreementLength);
        builder.Property(it => it.Status).HasConversion<string>().HasMaxLength(20);
        builder.Property(it => it.SecretHash).HasMaxLength(32);
        builder.Property(it => it.PasswordHash).HasMaxLength(200);
        builder.Property(it => it.Message).HasMaxLength(PartnerApplication.MaxMessageLength);
        builder.Property(it => it.Revision).IsConcurrencyToken();
        builder.Ignore(it => it.Events);
        builder.Ignore(it => it.Details);
        builder.HasOne<Partner>().WithMany().HasForeignKey(it => it.Partner).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(it => it.SecretHash).IsUnique().HasDatabaseName("ux_partner_applications_secret");
        builder.HasIndex(it => new { it.SubmittedAt, it.Id }).HasDatabaseName("ix_partner_applications_newest");
        builder.HasIndex(it => new { it.DueBy, it.Id }).HasFilter("due_by IS NOT NULL")
            .HasDatabaseName("ix_partner_applications_due");
    }
}
