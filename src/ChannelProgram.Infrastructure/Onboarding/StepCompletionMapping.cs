using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Onboarding;
using ChannelProgram.Domain.Partners;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelProgram.Infrastructure.Onboarding;

internal sealed class StepCompletionMapping : IEntityTypeConfiguration<StepCompletion>
{
    public const string Once = "pk_onboarding_completions";

    public void Configure(EntityTypeBuilder<StepCompletion> builder)
    {
        builder.ToTable("onboarding_completions");
        builder.HasKey(it => new { it.Partner, it.Step }).HasName(Once);
        builder.Property(it => it.Step).HasMaxLength(CodeAttribute.MaxCodeLength);
        builder.Property(it => it.By).HasColumnName("completed_by").HasMaxLength(CallerId.MaxLength);
        builder.Property(it => it.Note).HasMaxLength(StepCompletion.MaxNoteLength);
        builder.Property(it => it.Revision).IsConcurrencyToken();
        builder.Ignore(it => it.Events);
        builder.HasOne<Partner>().WithMany().HasForeignKey(it => it.Partner).OnDelete(DeleteBehavior.Restrict);
    }
}
