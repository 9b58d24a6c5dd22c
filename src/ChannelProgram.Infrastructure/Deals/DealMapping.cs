using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies;
using ChannelProgram.Domain.Companies.Names;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Infrastructure.Claims;
using ChannelProgram.Infrastructure.Programs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelProgram.Infrastructure.Deals;

internal sealed class DealMapping : IEntityTypeConfiguration<Deal>
{
    /// <summary>Shadow property by which the parts of a deal refer to it.</summary>
    public const string DealColumn = "Deal";

    public const string OneNumber = "ux_deals_number";
    public const string OneExternalId = "ux_deals_external_id";

    public void Configure(EntityTypeBuilder<Deal> builder)
    {
        builder.ToTable("deals");
        builder.Property(it => it.Id).ValueGeneratedNever();
        builder.Property(it => it.Number).HasMaxLength(DealNumberAttribute.MaxNumberLength)
            .HasConversion(it => it.Value, value => DealNumber.FromStored(value));
        builder.Property(it => it.Type).HasConversion<string>().HasMaxLength(20);
        builder.Property(it => it.Status).HasConversion<string>().HasMaxLength(20);
        builder.Property(it => it.FinalStatus).HasConversion<string>().HasMaxLength(20);
        builder.Property(it => it.Stage).HasConversion<string>().HasMaxLength(20);
        builder.Property(it => it.FurthestStage).HasConversion<string>().HasMaxLength(20);
        builder.Property(it => it.Source).HasConversion<string>().HasMaxLength(20);
        builder.Property(it => it.Owner).HasMaxLength(Deal.MaxOwnerLength);
        builder.Property(it => it.Description).HasMaxLength(Deal.MaxDescriptionLength);
        builder.Property(it => it.ExternalId).HasMaxLength(Deal.MaxExternalIdLength);
        builder.Property(it => it.ReservedExternalId).HasMaxLength(Deal.MaxExternalIdLength);
        builder.Property(it => it.EndReason).HasConversion<string>().HasMaxLength(20);
        builder.Property(it => it.Message).HasMaxLength(Deal.MaxMessageLength);
        builder.Property(it => it.TenderId).HasMaxLength(Deal.MaxTenderIdLength);
        builder.Property(it => it.Question).HasMaxLength(Deal.MaxQuestionLength);
        builder.Property(it => it.AnswerText).HasMaxLength(Deal.MaxQuestionLength);
        builder.Property(it => it.TimeToAnswer).HasConversion<long>();
        builder.Property(it => it.ExtensionMessage).HasMaxLength(Deal.MaxMessageLength);
        builder.Property(it => it.WonAmount).HasPrecision(Money.Precision, Money.MaxDecimals);
        builder.Property(it => it.OrderReference).HasMaxLength(Deal.MaxOrderReferenceLength);
        builder.Property(it => it.LostFor).HasConversion<string>().HasMaxLength(20);
        builder.Property(it => it.LossNote).HasMaxLength(Deal.MaxNoteLength);
        builder.Property(it => it.UndoneBecause).HasMaxLength(Deal.MaxNoteLength);
        // It may be Money.ExclusiveMax, which has one digit more than an amount.
        builder.Property(it => it.ReapprovalThreshold).HasPrecision(Money.Precision + 1, Money.MaxDecimals);
        builder.Property(it => it.DueBy).HasColumnName("decision_due_by");
        builder.Property(it => it.EndedAs).HasConversion<string>().HasMaxLength(20);
        builder.Property(it => it.Receipt).HasMaxLength(ReceiptAttribute.MaxReceiptLength).IsUnicode(false);
        builder.Property(it => it.Revision).IsConcurrencyToken();
        builder.Ignore(it => it.Events);
        builder.Ignore(it => it.Protection);
        builder.Ignore(it => it.WasHandedOver);
        builder.Ignore(it => it.Lines);
        builder.Ignore(it => it.Texts);
        builder.Ignore(it => it.Outcome);
        builder.Ignore(it => it.Review);

        builder.ComplexProperty(it => it.Value, money =>
        {
            money.Property(it => it.Amount).HasColumnName("value_amount").HasPrecision(Money.Precision, Money.MaxDecimals);
            money.Property(it => it.Currency).HasColumnName("value_currency").HasMaxLength(Currency.CodeLength);
        });
        builder.ComplexProperty(it => it.Customer, customer =>
        {
            customer.Property(it => it.Name).HasColumnName("customer_name").HasMaxLength(CompanyName.MaxLength);
            customer.Property(it => it.Country).HasColumnName("customer_country").HasMaxLength(Country.CodeLength);
            customer.Property(it => it.Website).HasColumnName("customer_website").HasMaxLength(Website.MaxLength);
            customer.Property(it => it.City).HasColumnName("customer_city").HasMaxLength(Customer.MaxCityLength);
            customer.Property(it => it.TaxId).HasColumnName("customer_tax_id").HasMaxLength(TaxId.MaxTextLength);
            customer.Property(it => it.Duns).HasColumnName("customer_duns").HasMaxLength(Duns.MaxTextLength);
            customer.Property(it => it.Unit).HasColumnName("customer_unit").HasMaxLength(ClaimTarget.MaxUnitLength);
            customer.Property(it => it.ContactName).HasColumnName("contact_name").HasMaxLength(Customer.MaxContactNameLength);
            customer.Property(it => it.ContactEmail).HasColumnName("contact_email").HasMaxLength(EmailAttribute.MaxEmailLength);
        });

        builder.HasOne<Partner>().WithMany().HasForeignKey(it => it.Partner).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Partner>().WithMany().HasForeignKey(it => it.RegisteredBy).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Partner>().WithMany().HasForeignKey(it => it.Distributor).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StoredProgramVersion>().WithMany().HasForeignKey(it => it.ProgramVersion)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(it => it.Claims).WithOne().HasForeignKey(ClaimColumns.Deal).IsRequired(false)
            .OnDelete(DeleteBehavior.Restrict);
        builder.Navigation(it => it.Claims).HasField("_claims").AutoInclude();
        builder.HasMany(it => it.Products).WithOne().HasForeignKey(DealColumn).IsRequired().OnDelete(DeleteBehavior.Restrict);
        builder.Navigation(it => it.Products).HasField("_products").AutoInclude();

        builder.HasIndex(it => it.Number).IsUnique().HasDatabaseName(OneNumber);
        builder.HasIndex(it => new { it.Partner, it.ReservedExternalId }).IsUnique()
            .HasFilter("reserved_external_id IS NOT NULL").HasDatabaseName(OneExternalId);
        builder.HasIndex(it => new { it.Partner, it.ExternalId, it.CreatedAt }).HasFilter("external_id IS NOT NULL")
            .HasDatabaseName("ix_deals_of_external_id");
        builder.HasIndex(it => new { it.Partner, it.CreatedAt, it.Id }).HasDatabaseName("ix_deals_of_partner");
        builder.HasIndex(it => new { it.CreatedAt, it.Id }).HasDatabaseName("ix_deals_newest");
        // Both cover only deals in review.
        builder.HasIndex(it => new { it.DueBy, it.Id }).HasFilter("decision_due_by IS NOT NULL")
            .HasDatabaseName("ix_deals_in_review");
        builder.HasIndex(it => new { it.NextChangeAt, it.Id }).HasFilter("next_change_at IS NOT NULL")
            .HasDatabaseName("ix_deals_next_change");
        // Open registrations of a partner, and those that ended not long ago.
        builder.HasIndex(it => new { it.Partner, it.EndsAt }).HasDatabaseName("ix_deals_of_partner_by_end");
        builder.HasIndex(it => new { it.NextDeadlineAt, it.Id }).HasFilter("next_deadline_at IS NOT NULL")
            .HasDatabaseName("ix_deals_next_deadline");
        builder.HasIndex(it => new { it.ProtectedUntil, it.Id }).HasFilter("protected_until IS NOT NULL")
            .HasDatabaseName("ix_deals_protected_until");
    }
}

internal sealed class DealDraftMapping : IEntityTypeConfiguration<DealDraft>
{
    public void Configure(EntityTypeBuilder<DealDraft> builder)
    {
        builder.ToTable("deal_drafts");
        builder.Property(it => it.Id).ValueGeneratedNever();
        builder.Property(it => it.Number).HasMaxLength(DealNumberAttribute.MaxNumberLength)
            .HasConversion(it => it.Value, value => DealNumber.FromStored(value));
        builder.Property(it => it.Revision).IsConcurrencyToken();
        builder.Ignore(it => it.Identity);
        builder.ComplexProperty(it => it.Index, index =>
        {
            index.Property(it => it.Type).HasColumnName("type").HasConversion<string>().HasMaxLength(20);
            index.Property(it => it.Stage).HasColumnName("stage").HasConversion<string>().HasMaxLength(20);
            index.Property(it => it.Customer).HasColumnName("customer_search_text");
            index.Property(it => it.ExternalId).HasColumnName("external_id").HasMaxLength(Deal.MaxExternalIdLength);
            index.Property(it => it.Products).HasColumnName("products");
        });
        builder.HasOne<Partner>().WithMany().HasForeignKey(it => it.Partner).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(it => new { it.Partner, it.CreatedAt, it.Id }).HasDatabaseName("ix_deal_drafts_of_partner");
        builder.HasIndex(it => it.Number).IsUnique().HasDatabaseName("ux_deal_drafts_number");
    }
}

internal sealed class DealProductMapping : IEntityTypeConfiguration<DealProduct>
{
    public void Configure(EntityTypeBuilder<DealProduct> builder)
    {
        builder.ToTable("deal_products");
        builder.Property<DealId>(DealMapping.DealColumn);
        builder.HasKey(DealMapping.DealColumn, nameof(DealProduct.Code));
        builder.Property(it => it.Code).HasMaxLength(CodeAttribute.MaxCodeLength);
        builder.Property(it => it.ProductLine).HasMaxLength(CodeAttribute.MaxCodeLength);
        builder.Property(it => it.Amount).HasPrecision(Money.Precision, Money.MaxDecimals);
        builder.Property(it => it.Currency).HasMaxLength(Currency.CodeLength);
        builder.Ignore(it => it.Price);
    }
}

internal sealed class DealKeyMapping : IEntityTypeConfiguration<DealKey>
{
    public void Configure(EntityTypeBuilder<DealKey> builder)
    {
        builder.ToTable("deal_keys");
        builder.HasKey(it => new { it.Deal, it.Kind });
        builder.Property(it => it.Deal).ValueGeneratedNever();
        builder.Property(it => it.Kind).HasConversion<string>().HasMaxLength(10);
        builder.Property(it => it.Value).HasMaxLength(StrongKey.MaxLength);
        builder.Ignore(it => it.Key);
        builder.HasOne<Deal>().WithMany().HasForeignKey(it => it.Deal).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(it => new { it.Value, it.Kind }).HasDatabaseName("ix_deal_keys_key");
        builder.HasIndex(it => it.ReviewDueSince).HasFilter("review_due_since IS NOT NULL")
            .HasDatabaseName("ix_deal_keys_to_review");
    }
}

internal sealed class ClaimOfDealMapping : IEntityTypeConfiguration<Claim>
{
    public void Configure(EntityTypeBuilder<Claim> builder) => builder.Property<DealId?>(ClaimColumns.Deal);
}
