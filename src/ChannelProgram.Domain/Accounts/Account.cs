using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Partners;

namespace ChannelProgram.Domain.Accounts;

public readonly record struct AccountId(Guid Value);

/// <summary>An end customer, as the program knows it. Partners never see it.</summary>
public sealed class Account : AggregateRoot
{
    private readonly List<AccountKey> _learned = [];

    private Account() { }

    public AccountId Id { get; private init; }

    /// <summary>As the registration that opened it typed it.</summary>
    public string Name { get; private init; } = "";

    public string Country { get; private init; } = "";
    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>Keys that this account learned since it was loaded; the store holds them all.</summary>
    public IReadOnlyList<AccountKey> Learned => _learned;

    public static Account Open(string name, string country, DateTimeOffset now)
    {
        var account = new Account { Id = new(Guid.CreateVersion7(now)), Name = name, Country = country, CreatedAt = now };
        account.Raise(new AccountEvent(AccountEvent.Opened, account.Id, now, new { }));
        return account;
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
