using ChannelProgram.Domain.Activities;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Documents;
using ChannelProgram.Domain.Partners;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelProgram.Infrastructure.Activities;

internal sealed class ActivityMapping : IEntityTypeConfiguration<DealActivity>
{
    public void Configure(EntityTypeBuilder<DealActivity> builder)
    {
        builder.ToTable("deal_activities");
        builder.Property(it => it.Id).ValueGeneratedNever();
        builder.Property(it => it.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(it => it.Who).HasMaxLength(Deal.MaxOwnerLength);
        builder.Property(it => it.Note).HasMaxLength(DealActivity.MaxNoteLength);
        builder.Property(it => it.ContactName).HasMaxLength(Customer.MaxContactNameLength);
        builder.Property(it => it.ContactEmail).HasMaxLength(EmailAttribute.MaxEmailLength);
        builder.Property(it => it.CreatedBy).HasMaxLength(CallerId.MaxLength);
        builder.HasOne<Partner>().WithMany().HasForeignKey(it => it.Partner).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Deal>().WithMany().HasForeignKey(it => it.Deal).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<DealDocument>().WithMany().HasForeignKey(it => it.Document).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(it => new { it.Deal, it.CreatedAt, it.Id }).HasDatabaseName("ix_deal_activities_of_deal");
    }
}
