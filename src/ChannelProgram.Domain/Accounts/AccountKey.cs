using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies;

namespace ChannelProgram.Domain.Accounts;

/// <summary>Whose word a key was confirmed on. The names are stored.</summary>
public enum Confirmer { Staff, VendorSystem }

/// <summary>That a key is an account's is not only asserted.</summary>
/// <param name="Id">Of the person or client.</param>
public readonly record struct Confirmation(Confirmer By, string Id, DateTimeOffset At)
{
    public const int MaxIdLength = 100;
}

/// <summary>A strong key belongs to one account: whoever registers with it means that account.</summary>
public sealed class AccountKey
{
    private AccountKey() { }

    internal AccountKey(StrongKey key, AccountId account, AccountId origin, PartnerId? assertedBy, DateTimeOffset at) =>
        (Kind, Value, Account, Origin, AssertedBy, AddedAt) = (key.Kind, key.Value, account, origin, assertedBy, at);

    public KeyKind Kind { get; private init; }
    public string Value { get; private init; } = "";
    public AccountId Account { get; private set; }

    /// <summary>The account that it was first asserted for, or that had what it was asserted with: its name is one that the key was registered with.</summary>
    public AccountId Origin { get; private set; }

    /// <summary>Whose registration said so; null: the vendor's own people or systems.</summary>
    public PartnerId? AssertedBy { get; private init; }

    public DateTimeOffset AddedAt { get; private init; }

    public Confirmer? ConfirmedByKind { get; private set; }
    public string? ConfirmedBy { get; private set; }
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>Null: it is only asserted.</summary>
    public Confirmation? Confirmation =>
        ConfirmedByKind is { } kind && ConfirmedBy is { } by && ConfirmedAt is { } at ? new(kind, by, at) : null;

    public bool IsConfirmed => ConfirmedAt is not null;

    public StrongKey Key => new(Kind, Value);

    internal static AccountKey Confirmed(StrongKey key, AccountId account, Confirmation by)
    {
        var given = new AccountKey(key, account, account, assertedBy: null, by.At);
        given.Confirm(by);
        return given;
    }

    internal void Confirm(Confirmation by) => (ConfirmedByKind, ConfirmedBy, ConfirmedAt) = (by.By, by.Id, by.At);

    internal void MoveTo(AccountId account) => (Account, Origin) = (account, account);
}

/// <summary>A key that somebody has, with the names that whoever registers with it may mean.</summary>
/// <param name="OriginName">That of <see cref="AccountKey.Origin"/>, as it is now.</param>
public sealed record OwnedKey(AccountKey Key, Account Account, string OriginName, string OriginCountry);

/// <summary>What the vendor's own system calls an account; one has one account, an account may have several.</summary>
public sealed class AccountExternalId
{
    public const int MaxLength = 100;

    private AccountExternalId() { }

    internal AccountExternalId(string externalId, AccountId account, DateTimeOffset at) =>
        (ExternalId, Account, Origin, AddedAt) = (externalId, account, account, at);

    public string ExternalId { get; private init; } = "";
    public AccountId Account { get; private init; }

    /// <summary>The account that it was first the id of, which may have become part of another.</summary>
    public AccountId Origin { get; private init; }

    public DateTimeOffset AddedAt { get; private init; }
}
