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
        builder.Ignore(it => it.Events);
        builder.HasOne<Account>().WithMany().HasForeignKey(it => it.Parent).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(it => it.Parent).HasFilter("parent IS NOT NULL").HasDatabaseName("ix_accounts_parent");
        // Asked of every account that a name finds; and few have become part of others.
        builder.HasIndex(it => new { it.Id, it.MergedInto }).HasFilter("merged_into IS NOT NULL").HasDatabaseName("ix_accounts_merged");
        // Stored one by one: an account may have thousands of keys, and none of them is needed to learn another.
        builder.Ignore(it => it.NewKeys);
        builder.Property(it => it.NameRulesVersion).HasMaxLength(20);
        builder.HasMany(it => it.NameKeys).WithOne().HasForeignKey(AccountColumn.Name).IsRequired().OnDelete(DeleteBehavior.Restrict);
        builder.Navigation(it => it.NameKeys).HasField("_nameKeys");
    }
}

internal sealed class AccountKeyMapping : IEntityTypeConfiguration<AccountKey>
{
    /// <summary>A key belongs to one account.</summary>
    public const string OneAccount = "pk_account_keys";

    public void Configure(EntityTypeBuilder<AccountKey> builder)
    {
        builder.ToTable("account_keys");
        // By value first: it alone finds the few rows there can be, whatever their kind.
        builder.HasKey(it => new { it.Value, it.Kind }).HasName(OneAccount);
        builder.Property(it => it.Kind).HasConversion<string>().HasMaxLength(10);
        builder.Property(it => it.Value).HasMaxLength(StrongKey.MaxLength);
        builder.Ignore(it => it.Key);
        builder.Ignore(it => it.Confirmation);
        builder.Property(it => it.ConfirmedByKind).HasConversion<string>().HasMaxLength(20);
        builder.Property(it => it.ConfirmedBy).HasMaxLength(Confirmation.MaxIdLength);
        builder.HasOne<Account>().WithMany().HasForeignKey(it => it.Account).OnDelete(DeleteBehavior.Restrict);
        // No constraint: what it names is there as long as any account is, and nothing asks for it from that side.
        builder.Property(it => it.Origin);
        builder.HasOne<Partner>().WithMany().HasForeignKey(it => it.AssertedBy).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(it => new { it.Account, it.ConfirmedAt }).HasDatabaseName("ix_account_keys_account");
    }
}

internal sealed class AccountExternalIdMapping : IEntityTypeConfiguration<AccountExternalId>
{
    /// <summary>An external id names one account.</summary>
    public const string OneAccount = "pk_account_external_ids";

    public void Configure(EntityTypeBuilder<AccountExternalId> builder)
    {
        builder.ToTable("account_external_ids");
        builder.HasKey(it => it.ExternalId).HasName(OneAccount);
        builder.Property(it => it.ExternalId).HasMaxLength(AccountExternalId.MaxLength);
        builder.HasOne<Account>().WithMany().HasForeignKey(it => it.Account).OnDelete(DeleteBehavior.Restrict);
    }
}
