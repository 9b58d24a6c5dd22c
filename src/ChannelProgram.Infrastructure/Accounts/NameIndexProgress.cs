using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies.Names;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelProgram.Infrastructure.Accounts;

/// <summary>How far account names are indexed, in the order of ids; a single row.</summary>
internal sealed class NameIndexProgress
{
    public const int SingleId = 1;

    public int Id { get; private init; } = SingleId;

    /// <summary>Version of the name rules.</summary>
    public string Rules { get; private set; } = "";

    public AccountId LastAccount { get; private set; }

    public long Accounts { get; private set; }

    public void Restart(string rules) => (Rules, LastAccount, Accounts) = (rules, default, 0);

    public void Advance(AccountId upTo, int accounts) => (LastAccount, Accounts) = (upTo, Accounts + accounts);
}

internal sealed class NameWordCount(string stem, long accounts)
{
    /// <summary>A longer word is rare without being counted.</summary>
    public const int MaxStemLength = 100;

    public string Stem { get; private init; } = stem;

    public long Accounts { get; private set; } = accounts;

    public void Add(long accounts) => Accounts += accounts;
}

internal sealed class NameIndexProgressMapping : IEntityTypeConfiguration<NameIndexProgress>
{
    public void Configure(EntityTypeBuilder<NameIndexProgress> builder)
    {
        builder.ToTable("name_index_progress");
        builder.Property(it => it.Id).ValueGeneratedNever();
        builder.Property(it => it.Rules).HasMaxLength(CompanyName.MaxRulesLength);
    }
}

internal sealed class NameWordCountMapping : IEntityTypeConfiguration<NameWordCount>
{
    public void Configure(EntityTypeBuilder<NameWordCount> builder)
    {
        builder.ToTable("name_words");
        builder.HasKey(it => it.Stem);
        builder.Property(it => it.Stem).HasMaxLength(NameWordCount.MaxStemLength);
    }
}

/// <summary>Shadow property by which the parts of an account refer to it.</summary>
internal static class AccountColumn
{
    public const string Name = "Account";
}

internal sealed class AccountNameKeyMapping : IEntityTypeConfiguration<AccountNameKey>
{
    public void Configure(EntityTypeBuilder<AccountNameKey> builder)
    {
        builder.ToTable("account_name_keys");
        builder.Property<AccountId>(AccountColumn.Name);
        // In both engines the index of this key covers the other columns (PostgreSQL: by a migration), which saves a table read
        // per hit.
        builder.HasKey(nameof(AccountNameKey.Key), AccountColumn.Name);
        // ASCII, compared byte by byte, so that equality does not depend on the language of the database.
        builder.Property(it => it.Key).HasMaxLength(NameKeys.MaxLength).IsUnicode(false).UseCollation("C");
        builder.Property(it => it.Name).HasMaxLength(CompanyName.MaxLength);
        builder.Property(it => it.Country).HasMaxLength(Country.CodeLength);
        builder.HasIndex(AccountColumn.Name).HasDatabaseName("ix_account_name_keys_account");
    }
}
