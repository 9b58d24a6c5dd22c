using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies;
using ChannelProgram.Domain.Companies.Names;
using ChannelProgram.Domain.Partners;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelProgram.Infrastructure.Accounts;

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("accounts");
        builder.Property(it => it.Id).ValueGeneratedNever();
        builder.Property(it => it.Name).HasMaxLength(CompanyName.MaxLength);
        builder.Property(it => it.Country).HasMaxLength(Country.CodeLength);
        builder.Property(it => it.Revision).IsConcurrencyToken();
        builder.Ignore(it => it.Events);
        builder.HasOne<Account>().WithMany().HasForeignKey(it => it.Parent).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(it => it.Parent).HasFilter("parent IS NOT NULL").HasDatabaseName("ix_accounts_parent");
        // Asked for every account that a name search finds; few accounts are merged.
        builder.HasIndex(it => new { it.Id, it.MergedInto }).HasFilter("merged_into IS NOT NULL")
            .HasDatabaseName("ix_accounts_merged");
        // Stored separately: an account may have thousands of keys, and adding one must not load them.
        builder.Ignore(it => it.NewKeys);
        builder.Property(it => it.NameRulesVersion).HasMaxLength(CompanyName.MaxRulesLength);
        builder.HasMany(it => it.NameKeys).WithOne().HasForeignKey(AccountColumn.Name).IsRequired()
            .OnDelete(DeleteBehavior.Restrict);
        builder.Navigation(it => it.NameKeys).HasField("_nameKeys");
    }
}

internal sealed class AccountKeyMapping : IEntityTypeConfiguration<AccountKey>
{
    public const string OneAccount = "pk_account_keys";

    public void Configure(EntityTypeBuilder<AccountKey> builder)
    {
        builder.ToTable("account_keys");
        // Value first: it finds the few possible rows, whatever their kind.
        builder.HasKey(it => new { it.Value, it.Kind }).HasName(OneAccount);
        builder.Property(it => it.Kind).HasConversion<string>().HasMaxLength(10);
        builder.Property(it => it.Value).HasMaxLength(StrongKey.MaxLength);
        builder.Ignore(it => it.Key);
        builder.Ignore(it => it.Confirmation);
        builder.Property(it => it.ConfirmedByKind).HasConversion<string>().HasMaxLength(20);
        builder.Property(it => it.ConfirmedBy).HasMaxLength(CallerId.MaxLength);
        builder.HasOne<Account>().WithMany().HasForeignKey(it => it.Account).OnDelete(DeleteBehavior.Restrict);
        // No foreign key: accounts are not deleted, and nothing searches from that side.
        builder.Property(it => it.Origin);
        builder.HasOne<Partner>().WithMany().HasForeignKey(it => it.AssertedBy).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(it => new { it.Account, it.ConfirmedAt }).HasDatabaseName("ix_account_keys_account");
    }
}

internal sealed class AccountExternalIdMapping : IEntityTypeConfiguration<AccountExternalId>
{
    public const string OneAccount = "pk_account_external_ids";

    public void Configure(EntityTypeBuilder<AccountExternalId> builder)
    {
        builder.ToTable("account_external_ids");
        builder.HasKey(it => it.ExternalId).HasName(OneAccount);
        builder.Property(it => it.ExternalId).HasMaxLength(AccountExternalId.MaxLength);
        builder.HasOne<Account>().WithMany().HasForeignKey(it => it.Account).OnDelete(DeleteBehavior.Restrict);
    }
}
