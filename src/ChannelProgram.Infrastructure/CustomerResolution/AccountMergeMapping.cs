using System.Text.Json;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.CustomerResolution;
using ChannelProgram.Infrastructure.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

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
        builder.Property(it => it.Snapshots).HasConversion(new AsJson<ClaimSnapshot>(), Unchanging<ClaimSnapshot>());
        builder.Property(it => it.Subsidiaries).HasConversion(new AsJson<AccountId>(), Unchanging<AccountId>());
        builder.HasOne<Account>().WithMany().HasForeignKey(it => it.Survivor).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(it => it.Absorbed).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(it => it.Absorbed).IsUnique().HasFilter("undone_at IS NULL").HasDatabaseName(OnceAbsorbed);
    }

    /// <summary>A list is set once, so comparing references is enough and no copy is needed.</summary>
    private static ValueComparer<IReadOnlyList<T>> Unchanging<T>() =>
        new((one, other) => ReferenceEquals(one, other), it => it.Count, it => it);

    private sealed class AsJson<T>() : ValueConverter<IReadOnlyList<T>, string>(
        it => JsonSerializer.Serialize(it, EventRecorder.Json),
        it => JsonSerializer.Deserialize<List<T>>(it, EventRecorder.Json)!);
}
