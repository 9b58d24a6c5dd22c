using System.Text.Json;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Infrastructure.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelProgram.Infrastructure.Accounts;

internal sealed class MergeMapping : IEntityTypeConfiguration<Merge>
{
    /// <summary>An account is part of one other at most.</summary>
    public const string OnceAbsorbed = "ux_account_merges_absorbed";

    public void Configure(EntityTypeBuilder<Merge> builder)
    {
        builder.ToTable("account_merges");
        builder.Property(it => it.Id).ValueGeneratedNever().HasConversion(id => id.Value, value => new(value));
        builder.Ignore(it => it.Events);
        // Read and written whole; nothing is looked for in it.
        builder.Property(it => it.Contests).HasConversion(
            it => JsonSerializer.Serialize(it, Journal.Json), it => JsonSerializer.Deserialize<List<Contest>>(it, Journal.Json)!);
        builder.Property(it => it.Subsidiaries).HasConversion(
            it => JsonSerializer.Serialize(it, Journal.Json), it => JsonSerializer.Deserialize<List<AccountId>>(it, Journal.Json)!);
        builder.HasOne<Account>().WithMany().HasForeignKey(it => it.Survivor).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(it => it.Absorbed).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(it => it.Absorbed).IsUnique().HasFilter("undone_at IS NULL").HasDatabaseName(OnceAbsorbed);
    }
}
