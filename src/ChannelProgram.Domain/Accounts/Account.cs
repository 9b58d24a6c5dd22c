using ChannelProgram.Domain.Accounts.Names;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Partners;

namespace ChannelProgram.Domain.Accounts;

/// <summary>Ids ascend with the time at which accounts were opened.</summary>
public readonly record struct AccountId(Guid Value) : IComparable<AccountId>
{
    public int CompareTo(AccountId other) => Value.CompareTo(other.Value);

    public static bool operator <(AccountId left, AccountId right) => left.CompareTo(right) < 0;
    public static bool operator >(AccountId left, AccountId right) => left.CompareTo(right) > 0;
    public static bool operator <=(AccountId left, AccountId right) => left.CompareTo(right) <= 0;
    public static bool operator >=(AccountId left, AccountId right) => left.CompareTo(right) >= 0;
}

/// <summary>An end customer, as the program knows it. Partners never see it.</summary>
public sealed class Account : AggregateRoot
{
    private readonly List<AccountKey> _learned = [];
    private readonly List<AccountNameKey> _nameKeys = [];

    private Account() { }

    public AccountId Id { get; private init; }

    /// <summary>As the registration that opened it typed it.</summary>
    public string Name { get; private init; } = "";

    public string Country { get; private init; } = "";
    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>The version of the rules by which its name keys were made; empty: it has none yet.</summary>
    public string NameRules { get; private set; } = "";

    /// <summary>What it is found by when names are alike; loaded with nothing but what asks for it.</summary>
    public IReadOnlyList<AccountNameKey> NameKeys => _nameKeys;

    /// <summary>Keys that this account learned since it was loaded; the store holds them all.</summary>
    public IReadOnlyList<AccountKey> Learned => _learned;

    public static Account Open(CompanyName name, DateTimeOffset now)
    {
        var account = new Account { Id = new(Guid.CreateVersion7(now)), Name = name.Written, Country = name.Country, CreatedAt = now };
        account.FindBy(name);
        account.Raise(new AccountEvent(AccountEvent.Opened, account.Id, now, new { }));
        return account;
    }

    /// <summary>Makes its name keys by the rules of today; those that it had are gone from the store by then.</summary>
    /// <returns>Its name as read.</returns>
    public CompanyName ReadName()
    {
        var name = CompanyName.Read(Name, Country);
        if (NameRules != CompanyName.Rules) FindBy(name);
        return name;
    }

    /// <summary>Keys that belonged to no account are this one's from now on, on the word of a partner's registration.</summary>
    public void Learn(IEnumerable<StrongKey> unowned, PartnerId assertedBy, DateTimeOffset now)
    {
        foreach (var key in unowned)
        {
            _learned.Add(new AccountKey(key, Id, assertedBy, now));
            Raise(new AccountEvent(AccountEvent.KeyAsserted, Id, now, new { key.Kind, Digest = key.Digest() }));
        }
    }

    private void FindBy(CompanyName name)
    {
        NameRules = CompanyName.Rules;
        _nameKeys.Clear();
        _nameKeys.AddRange(name.Keys.Select(it => new AccountNameKey(it)));
    }
}

/// <summary>What an account is found by when names are alike; many accounts may have the same.</summary>
public sealed class AccountNameKey
{
    private AccountNameKey() { }

    internal AccountNameKey(string key) => Key = key;

    /// <summary>One of <see cref="CompanyName.Keys"/>.</summary>
    public string Key { get; private init; } = "";
}

/// <summary>A strong key belongs to one account: whoever registers with it means that account.</summary>
public sealed class AccountKey
{
    private AccountKey() { }

    internal AccountKey(StrongKey key, AccountId account, PartnerId assertedBy, DateTimeOffset at) =>
        (Kind, Value, Account, AssertedBy, AssertedAt) = (key.Kind, key.Value, account, assertedBy, at);

    public KeyKind Kind { get; private init; }
    public string Value { get; private init; } = "";
    public AccountId Account { get; private init; }
    public PartnerId AssertedBy { get; private init; }
    public DateTimeOffset AssertedAt { get; private init; }

    /// <summary>When it was confirmed to be this account's; null: somebody asserted it.</summary>
    public DateTimeOffset? ConfirmedAt { get; private init; }

    public bool IsConfirmed => ConfirmedAt is not null;

    public StrongKey Key => new(Kind, Value);
}

/// <summary>Something happened to an account; for the audit, as accounts are nobody's outside.</summary>
public sealed record AccountEvent(string Type, AccountId Account, DateTimeOffset At, object Now) : IDomainEvent
{
    public const string Opened = "account.opened";
    public const string KeyAsserted = "account.keyAsserted";

    string IDomainEvent.Subject => Account.Value.ToString();
    bool IDomainEvent.ByProgram => false;
    object? IDomainEvent.Before => null;
    object IDomainEvent.After => Now;
    object? IDomainEvent.Published => null;
}
