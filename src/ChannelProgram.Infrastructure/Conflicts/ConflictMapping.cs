using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Conflicts;
using ChannelProgram.Domain.CustomerResolution;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Documents;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Domain.VendorClaims;
using ChannelProgram.Infrastructure.Programs;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelProgram.Infrastructure.Conflicts;

internal sealed class ConflictMapping : IEntityTypeConfiguration<Conflict>
{
    /// <summary>One case at a time against whoever has a line: later challengers join it.</summary>
    public const string OneOfLine = "ux_conflicts_one_of_line";

    public void Configure(EntityTypeBuilder<Conflict> builder)
    {
        builder.ToTable("conflicts");
        builder.Property(it => it.Id).ValueGeneratedNever();
        builder.Property(it => it.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(it => it.Unit).HasMaxLength(ClaimTarget.MaxUnitLength);
        builder.Property(it => it.ProductLine).HasMaxLength(CodeAttribute.MaxCodeLength);
        builder.Property(it => it.OpenedBy).HasMaxLength(CallerId.MaxLength);
        builder.Property(it => it.Stage).HasConversion<string>().HasMaxLength(20);
        builder.Property(it => it.Level).HasConversion<string>().HasMaxLength(20);
        builder.Property(it => it.MediationSkipped).HasMaxLength(Conflict.MaxReasonLength);
        builder.Property(it => it.EscalationReason).HasMaxLength(Conflict.MaxReasonLength);
        // END is a word of SQL.
        builder.Property(it => it.End).HasColumnName("ended_because").HasConversion<string>().HasMaxLength(20);
        builder.Property(it => it.Prevention).HasConversion<string>().HasMaxLength(20);
        builder.Property(it => it.PreventionMade).HasMaxLength(50);
        builder.Property(it => it.RulingName).HasMaxLength(DealDocument.MaxNameLength);
        builder.Property(it => it.RulingType).HasConversion<string>().HasMaxLength(10);
        builder.Property(it => it.RulingDigest).HasMaxLength(DealDocument.DigestLength);
        builder.Property(it => it.Revision).IsConcurrencyToken();
        builder.Ignore(it => it.Events);
        builder.Ignore(it => it.Decision);
        builder.Ignore(it => it.ToldDecision);
        builder.Ignore(it => it.Holder);
        builder.Ignore(it => it.Challengers);
        builder.Ignore(it => it.Asked);
        builder.HasOne<StoredProgramVersion>().WithMany().HasForeignKey(it => it.ProgramVersion)
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(it => it.Account).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<AccountMerge>().WithMany().HasForeignKey(it => it.Merge).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Claim>().WithMany().HasForeignKey(it => it.HolderClaim).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<VendorClaim>().WithMany().HasForeignKey(it => it.VendorClaim).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(it => it.Parties).WithOne().HasForeignKey(it => it.Conflict).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(it => it.Decisions).WithOne().HasForeignKey(it => it.Conflict).OnDelete(DeleteBehavior.Restrict);
        builder.Navigation(it => it.Parties).AutoInclude().HasField("_parties");
        builder.Navigation(it => it.Decisions).AutoInclude().HasField("_decisions");
        builder.HasIndex(it => it.HolderClaim).IsUnique()
            .HasFilter("holder_claim IS NOT NULL AND stage IN ('Identified', 'Investigating', 'Mediating')")
            .HasDatabaseName(OneOfLine);
        builder.HasIndex(it => new { it.DueAt, it.Id }).HasFilter("due_at IS NOT NULL").HasDatabaseName("ix_conflicts_waiting");
        builder.HasIndex(it => it.NextChangeAt).HasFilter("next_change_at IS NOT NULL").HasDatabaseName("ix_conflicts_due");
        builder.HasIndex(it => new { it.OpenedAt, it.Id }).HasDatabaseName("ix_conflicts_newest");
    }
}

internal sealed class ConflictPartyMapping : IEntityTypeConfiguration<ConflictParty>
{
    public void Configure(EntityTypeBuilder<ConflictParty> builder)
    {
        builder.ToTable("conflict_parties");
        builder.Property(it => it.Id).ValueGeneratedNever();
        builder.Property(it => it.Role).HasConversion<string>().HasMaxLength(20);
        builder.Property(it => it.Kind).HasConversion<string>().HasMaxLength(20);
        builder.Property(it => it.ChoiceContact).HasMaxLength(EmailAttribute.MaxEmailLength);
        builder.Property(it => it.ChoiceCodeHash).HasMaxLength(32);
        builder.HasOne<Deal>().WithMany().HasForeignKey(it => it.Deal).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Partner>().WithMany().HasForeignKey(it => it.Partner).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Claim>().WithMany().HasForeignKey(it => it.Claim).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(it => new { it.Conflict, it.Deal }).IsUnique().HasDatabaseName("ux_conflict_parties_once");
        builder.HasIndex(it => new { it.Partner, it.JoinedAt, it.Id }).HasDatabaseName("ix_conflict_parties_of_partner");
        builder.HasIndex(it => it.ChoiceCodeHash).IsUnique().HasFilter("choice_code_hash IS NOT NULL")
            .HasDatabaseName("ux_conflict_parties_choice_code");
    }
}

internal sealed class ConflictDecisionMapping : IEntityTypeConfiguration<ConflictDecision>
{
    public void Configure(EntityTypeBuilder<ConflictDecision> builder)
    {
        builder.ToTable("conflict_decisions");
        builder.Property(it => it.Id).ValueGeneratedNever();
        builder.Property(it => it.Outcome).HasConversion<string>().HasMaxLength(20);
        builder.Property(it => it.Fallback).HasConversion<string>().HasMaxLength(20);
        builder.Property(it => it.Level).HasConversion<string>().HasMaxLength(20);
        // BY is a word of SQL.
        builder.Property(it => it.By).HasColumnName("decided_by");
        builder.Property(it => it.At).HasColumnName("decided_at");
        builder.Property(it => it.Reason).HasMaxLength(Conflict.MaxReasonLength);
        builder.Property(it => it.Message).HasMaxLength(Conflict.MaxReasonLength);
        // Read and written whole, never searched.
        builder.Property(it => it.Shares)
            .HasConversion(new JsonOf<IReadOnlyList<DecidedShare>>(), JsonOf<IReadOnlyList<DecidedShare>>.Unchanging);
        builder.HasIndex(it => new { it.Conflict, it.IsAppeal }).IsUnique().HasDatabaseName("ux_conflict_decisions_once");
        builder.HasIndex(it => it.At).HasDatabaseName("ix_conflict_decisions_at");
    }
}

internal sealed class ConflictStatementMapping : IEntityTypeConfiguration<ConflictStatement>
{
    public void Configure(EntityTypeBuilder<ConflictStatement> builder)
    {
        builder.ToTable("conflict_statements");
        builder.Property(it => it.Id).ValueGeneratedNever();
        builder.Property(it => it.Text).HasMaxLength(ConflictStatement.MaxTextLength);
        builder.Property(it => it.By).HasColumnName("made_by").HasMaxLength(CallerId.MaxLength);
        builder.Property(it => it.At).HasColumnName("made_at");
        builder.HasOne<ConflictParty>().WithMany().HasForeignKey(it => it.Party).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Partner>().WithMany().HasForeignKey(it => it.Partner).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ConflictDocumentMapping : IEntityTypeConfiguration<ConflictDocument>
{
    public void Configure(EntityTypeBuilder<ConflictDocument> builder)
    {
        builder.ToTable("conflict_documents");
        builder.Property(it => it.Id).ValueGeneratedNever();
        builder.Property(it => it.Name).HasMaxLength(DealDocument.MaxNameLength);
        builder.Property(it => it.Type).HasConversion<string>().HasMaxLength(10);
        builder.Property(it => it.Digest).HasMaxLength(DealDocument.DigestLength);
        builder.Property(it => it.By).HasColumnName("added_by").HasMaxLength(CallerId.MaxLength);
        builder.Property(it => it.At).HasColumnName("added_at");
        builder.HasOne<ConflictParty>().WithMany().HasForeignKey(it => it.Party).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Partner>().WithMany().HasForeignKey(it => it.Partner).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ConflictNoteMapping : IEntityTypeConfiguration<ConflictNote>
{
    public void Configure(EntityTypeBuilder<ConflictNote> builder)
    {
        builder.ToTable("conflict_notes");
        builder.Property(it => it.Id).ValueGeneratedNever();
        builder.Property(it => it.Text).HasMaxLength(ConflictStatement.MaxTextLength);
        builder.Property(it => it.By).HasColumnName("noted_by").HasMaxLength(CallerId.MaxLength);
        builder.Property(it => it.At).HasColumnName("noted_at");
        builder.HasOne<Conflict>().WithMany().HasForeignKey(it => it.Conflict).OnDelete(DeleteBehavior.Restrict);
    }
}
