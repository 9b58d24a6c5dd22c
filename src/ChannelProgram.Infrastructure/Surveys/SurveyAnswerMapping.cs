using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Domain.Surveys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelProgram.Infrastructure.Surveys;

internal sealed class SurveyAnswerMapping : IEntityTypeConfiguration<SurveyAnswer>
{
    /// <summary>An answer counts once.</summary>
    public const string OneExternalId = "ux_survey_answers_external_id";

    public void Configure(EntityTypeBuilder<SurveyAnswer> builder)
    {
        builder.ToTable("survey_answers");
        builder.Property(it => it.Id).ValueGeneratedNever();
        builder.Property(it => it.ExternalId).HasMaxLength(SurveyAnswer.MaxExternalIdLength);
        builder.Property(it => it.Score).HasPrecision(1 + SatisfactionScore.Decimals, SatisfactionScore.Decimals);
        builder.Property(it => it.WithdrawnBy).HasMaxLength(CallerId.MaxLength);
        builder.Property(it => it.WithdrawalReason).HasMaxLength(SurveyAnswer.MaxReasonLength);
        builder.Property(it => it.Revision).IsConcurrencyToken();
        builder.Ignore(it => it.Events);
        builder.Ignore(it => it.Status);
        builder.HasOne<Partner>().WithMany().HasForeignKey(it => it.Partner).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(it => it.ExternalId).IsUnique().HasDatabaseName(OneExternalId);
        // Has all that SurveyScores reads, so that no row is.
        builder.HasIndex(it => new { it.Partner, it.AnsweredOn, it.Score, it.RecordedAt, it.WithdrawnAt })
            .HasDatabaseName("ix_survey_answers_of_partner");
        builder.HasIndex(it => new { it.RecordedAt, it.Id }).HasDatabaseName("ix_survey_answers_newest");
    }
}
