using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Domain.Tiers;
using ChannelProgram.Infrastructure.Programs;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelProgram.Infrastructure.Tiers;

internal sealed class PartnerTierMapping : IEntityTypeConfiguration<PartnerTier>
{
    public const string OnePerPartner = "PK_partner_tiers";

    public void Configure(EntityTypeBuilder<PartnerTier> builder)
    {
        builder.ToTable("partner_tiers");
        builder.HasKey(it => it.Partner).HasName(OnePerPartner);
        builder.Property(it => it.Partner).ValueGeneratedNever();
        builder.Property(it => it.State).HasConversion(new JsonOf<TierState>(), JsonOf<TierState>.Unchanging);
        builder.Property(it => it.OverrideReason).HasMaxLength(PartnerTier.MaxReasonLength);
        builder.Property(it => it.OverriddenBy).HasMaxLength(CallerId.MaxLength);
        builder.Property(it => it.Revision).IsConcurrencyToken();
        builder.Ignore(it => it.Events);
        builder.HasOne<Partner>().WithOne().HasForeignKey<PartnerTier>(it => it.Partner).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<RecordedTierEvaluation>().WithMany().HasForeignKey(it => it.Evaluation).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(it => it.EvaluatedAt).HasDatabaseName("ix_partner_tiers_evaluated");
        builder.HasIndex(it => new { it.OverrideUntil, it.Partner }).HasFilter("override_until IS NOT NULL")
            .HasDatabaseName("ix_partner_tiers_override");
    }
}

/// <summary>Rows are only added: the application's role of the database may not change them.</summary>
internal sealed class RecordedTierEvaluationMapping : IEntityTypeConfiguration<RecordedTierEvaluation>
{
    public void Configure(EntityTypeBuilder<RecordedTierEvaluation> builder)
    {
        builder.ToTable("tier_evaluations");
        builder.Property(it => it.Id).ValueGeneratedNever();
        builder.Property(it => it.HeldTier).HasMaxLength(CodeAttribute.MaxCodeLength);
        builder.Property(it => it.EarnedTier).HasMaxLength(CodeAttribute.MaxCodeLength);
        builder.Property(it => it.Tiers)
            .HasConversion(new JsonOf<IReadOnlyList<TierResult>>(), JsonOf<IReadOnlyList<TierResult>>.Unchanging);
        builder.Property(it => it.Changes)
            .HasConversion(new JsonOf<IReadOnlyList<TierChange>>(), JsonOf<IReadOnlyList<TierChange>>.Unchanging);
        builder.Property(it => it.Before).HasColumnName("state_before")
            .HasConversion(new JsonOf<TierState>(), JsonOf<TierState>.Unchanging);
        builder.Property(it => it.After).HasColumnName("state_after")
            .HasConversion(new JsonOf<TierState>(), JsonOf<TierState>.Unchanging);
        builder.HasOne<Partner>().WithMany().HasForeignKey(it => it.Partner).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StoredProgramVersion>().WithMany().HasForeignKey(it => it.ProgramVersion)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(it => new { it.Partner, it.At, it.Id }).HasDatabaseName("ix_tier_evaluations_of_partner");
    }
}
