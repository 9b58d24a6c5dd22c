using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.CustomerResolution;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelProgram.Infrastructure.CustomerResolution;

internal sealed class AccountMergeMapping : IEntityTypeConfiguration<AccountMerge>
{
    public const string OnceAbsorbed = "ux_account_merges_absorbed";

    public void Configure(EntityTypeBuilder<AccountMerge> builder)
    {
        builder.ToTable("account_merges");
        builder.Property(it => it.Id).ValueGeneratedNever();
        builder.Ignore(it => it.Events);
        builder.Property(it => it.UndoneAt).IsConcurrencyToken();
        // Read and written whole, never searched.
        builder.Property(it => it.Snapshots)
            .HasConversion(new JsonOf<IReadOnlyList<ClaimSnapshot>>(), JsonOf<IReadOnlyList<ClaimSnapshot>>.Unchanging);
        builder.Property(it => it.Subsidiaries)
            .HasConversion(new JsonOf<IReadOnlyList<AccountId>>(), JsonOf<IReadOnlyList<AccountId>>.Unchanging);
        builder.HasOne<Account>().WithMany().HasForeignKey(it => it.Survivor).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(it => it.Absorbed).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(it => it.Absorbed).IsUnique().HasFilter("undone_at IS NULL").HasDatabaseName(OnceAbsorbed);
    }
}
