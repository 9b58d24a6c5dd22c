using ChannelProgram.Domain.AccountAssignments;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Partners;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelProgram.Infrastructure.AccountAssignments;

internal sealed class AccountAssignmentMapping : IEntityTypeConfiguration<AccountAssignment>
{
    public void Configure(EntityTypeBuilder<AccountAssignment> builder)
    {
        builder.ToTable("account_assignments");
        builder.Property(it => it.Id).ValueGeneratedNever();
        // FROM is a word of SQL.
        builder.Property(it => it.From).HasColumnName("valid_from");
        builder.Property(it => it.Until).HasColumnName("valid_until");
        builder.Property(it => it.Note).HasMaxLength(AccountAssignment.MaxNoteLength);
        builder.Property(it => it.CreatedBy).HasMaxLength(CallerId.MaxLength);
        builder.Property(it => it.EndReason).HasMaxLength(AccountAssignment.MaxNoteLength);
        builder.Property(it => it.Revision).IsConcurrencyToken();
        builder.Ignore(it => it.Events);

        builder.HasOne<Account>().WithMany().HasForeignKey(it => it.Account).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(it => it.Origin).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Partner>().WithMany().HasForeignKey(it => it.Partner).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(it => new { it.Account, it.CreatedAt, it.Id }).HasDatabaseName("ix_account_assignments_of_account");
        builder.HasIndex(it => it.Origin).HasDatabaseName("ix_account_assignments_origin");
        builder.HasIndex(it => new { it.Partner, it.CreatedAt, it.Id }).HasDatabaseName("ix_account_assignments_of_partner");
        builder.HasIndex(it => new { it.CreatedAt, it.Id }).HasDatabaseName("ix_account_assignments_newest");
    }
}
