using ChannelProgram.Domain.Certifications;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelProgram.Infrastructure.Certifications;

internal sealed class CertificationAttemptMapping : IEntityTypeConfiguration<CertificationAttempt>
{
    /// <summary>A result counts once.</summary>
    public const string OneExternalId = "ux_certification_attempts_external_id";

    private const string OneBadge = "ux_certification_attempts_badge";

    public void Configure(EntityTypeBuilder<CertificationAttempt> builder)
    {
        builder.ToTable("certification_attempts");
        builder.Property(it => it.Id).ValueGeneratedNever();
        builder.Property(it => it.ExternalId).HasMaxLength(CertificationAttempt.MaxExternalIdLength);
        builder.Property(it => it.Certification).HasMaxLength(CodeAttribute.MaxCodeLength);
        builder.Property(it => it.Score).HasPrecision(5, ExamScore.Decimals);
        builder.Property(it => it.CountsAs).HasConversion<string>().HasMaxLength(20);
        builder.Property(it => it.Badge).HasMaxLength(BadgeId.Length).IsUnicode(false);
        builder.Property(it => it.WithdrawnBy).HasMaxLength(CallerId.MaxLength);
        builder.Property(it => it.WithdrawalReason).HasMaxLength(CertificationAttempt.MaxReasonLength);
        builder.Property(it => it.Revision).IsConcurrencyToken();
        builder.Ignore(it => it.Events);
        builder.Ignore(it => it.Status);
        builder.Ignore(it => it.Validity);
        builder.HasOne<Person>().WithMany().HasForeignKey(it => it.Person).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(it => it.ExternalId).IsUnique().HasDatabaseName(OneExternalId);
        builder.HasIndex(it => it.Badge).IsUnique().HasFilter("badge IS NOT NULL").HasDatabaseName(OneBadge);
        // Has all that CertifiedPeople reads, so that no row is.
        builder.HasIndex(it => new { it.Person, it.CountsAs, it.TakenOn, it.ValidUntil, it.RecordedAt, it.WithdrawnAt })
            .HasDatabaseName("ix_certification_attempts_of_person");
        builder.HasIndex(it => new { it.RecordedAt, it.Id }).HasDatabaseName("ix_certification_attempts_newest");
        builder.HasIndex(it => new { it.NextNoticeOn, it.Id }).HasFilter("next_notice_on IS NOT NULL")
            .HasDatabaseName("ix_certification_attempts_notice");
    }
}
