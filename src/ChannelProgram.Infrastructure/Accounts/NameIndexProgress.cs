using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies.Names;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChannelProgram.Infrastructure.Accounts;

/// <summary>How far the names of accounts were gone through, in the order of ids; one row.</summary>
internal sealed class NameIndexProgress
{
    public const int TheOne = 1;

    public int Id { get; private init; } = TheOne;

    /// <summary>The version of the rules by which all of them were read.</summary>
    public string Rules { get; private set; } = "";

    /// <summary>The last of them.</summary>
    public AccountId UpTo { get; private set; }

    /// <summary>How many there were.</summary>
    public long Accounts { get; private set; }

    /// <summary>From the first again, by other rules.</summary>
    public void Restart(string rules) => (Rules, UpTo, Accounts) = (rules, default, 0);

    public void GoOn(AccountId upTo, int accounts) => (UpTo, Accounts) = (upTo, Accounts + accounts);
}

/// <summary>How many accounts have a word in their name.</summary>
internal sealed class NameWordCount(string stem, long accounts)
{
    /// <summary>A longer one is rare without being counted.</summary>
    public const int LongestStem = 100;

    public string Stem { get; private init; } = stem;

    public long Accounts { get; private set; } = accounts;

    public void Add(long accounts) => Accounts += accounts;
}

internal sealed class NamesReadMapping : IEntityTypeConfiguration<NameIndexProgress>
{
    public void Configure(EntityTypeBuilder<NameIndexProgress> builder)
    {
        builder.ToTable("name_index_progress");
        builder.Property(it => it.Id).ValueGeneratedNever();
        builder.Property(it => it.Rules).HasMaxLength(20);
    }
}

internal sealed class NameWordCountMapping : IEntityTypeConfiguration<NameWordCount>
{
    public void Configure(EntityTypeBuilder<NameWordCount> builder)
    {
        builder.ToTable("name_words");
        builder.HasKey(it => it.Stem);
        builder.Property(it => it.Stem).HasMaxLength(NameWordCount.LongestStem);
    }
}

/// <summary>The column by which the parts of an account name it; a part has no such member of its own.</summary>
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
        // Either engine's index of this key holds the other columns too (PostgreSQL's by a migration): no table is read for each that is found.
        builder.HasKey(nameof(AccountNameKey.Key), AccountColumn.Name);
        // ASCII, compared byte by byte: in whatever language the database sorts, these are equal or not.
        builder.Property(it => it.Key).HasMaxLength(NameKeys.MaxLength).IsUnicode(false).UseCollation("C");
        builder.Property(it => it.Name).HasMaxLength(CompanyName.MaxLength);
        builder.Property(it => it.Country).HasMaxLength(Country.CodeLength);
        builder.HasIndex(AccountColumn.Name).HasDatabaseName("ix_account_name_keys_account");
    }
}
