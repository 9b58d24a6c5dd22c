using ChannelProgram.Domain.Commitments;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Documents;
using ChannelProgram.Domain.Partners;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelProgram.Infrastructure.Commitments;

internal sealed class CommitmentMapping : IEntityTypeConfiguration<Commitment>
{
    public void Configure(EntityTypeBuilder<Commitment> builder)
    {
        builder.ToTable("commitments");
        builder.Property(it => it.Id).ValueGeneratedNever();
        // YEAR is a word of SQL.
        builder.Property(it => it.Year).HasColumnName("program_year");
        builder.Property(it => it.Status).HasConversion<string>().HasMaxLength(10);
        builder.Property(it => it.EnteredBy).HasMaxLength(CallerId.MaxLength);
        builder.Property(it => it.DocumentName).HasMaxLength(DealDocument.MaxNameLength);
        builder.Property(it => it.DocumentType).HasConversion<string>().HasMaxLength(10);
        builder.Property(it => it.DocumentDigest).HasMaxLength(DealDocument.DigestLength);
        builder.Property(it => it.Reason).HasMaxLength(Commitment.MaxReasonLength);
        builder.Property(it => it.Revision).IsConcurrencyToken();
        builder.ComplexProperty(it => it.Amount, money =>
        {
            money.Property(it => it.Amount).HasColumnName("amount").HasPrecision(Money.Precision, Money.MaxDecimals);
            money.Property(it => it.Currency).HasColumnName("currency").HasMaxLength(Currency.CodeLength);
        });
        builder.Ignore(it => it.Events);
        builder.HasOne<Partner>().WithMany().HasForeignKey(it => it.Partner).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(it => new { it.Partner, it.EnteredAt, it.Id }).HasDatabaseName("ix_commitments_of_partner");
        builder.HasIndex(it => new { it.DueBy, it.Id }).HasFilter("due_by IS NOT NULL").HasDatabaseName("ix_commitments_due");
    }
}
