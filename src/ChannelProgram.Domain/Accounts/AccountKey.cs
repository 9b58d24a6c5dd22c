using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies;
using ChannelProgram.Domain.Companies.Names;

namespace ChannelProgram.Domain.Accounts;

/// <summary>Who vouched for a key: the vendor's staff or one of its systems.</summary>
// The names are stored.
public enum Confirmer { Staff, VendorSystem }

/// <param name="Id">The id of the person or API client.</param>
public readonly record struct Confirmation(Confirmer By, string Id, DateTimeOffset At);

/// <summary>A strong key belongs to one account: every registration with it is about that account.</summary>
public sealed class AccountKey
{
    private AccountKey() { }

    internal AccountKey(StrongKey key, AccountId account, AccountId origin, PartnerId? assertedBy, DateTimeOffset at) =>
        (Kind, Value, Account, Origin, AssertedBy, AddedAt) = (key.Kind, key.Value, account, origin, assertedBy, at);

    public KeyKind Kind { get; private init; }
    public string Value { get; private init; } = "";
    public AccountId Account { get; private set; }

    /// <summary>
    /// The account, perhaps merged since, that the key was first asserted for: partners registered the key with its name.
    /// </summary>
    public AccountId Origin { get; private set; }

    /// <summary>The partner whose registration gave the key; null: the vendor's staff or systems did.</summary>
    public PartnerId? AssertedBy { get; private init; }

    public DateTimeOffset AddedAt { get; private init; }

    public Confirmer? ConfirmedByKind { get; private set; }
    public string? ConfirmedBy { get; private set; }
    public DateTimeOffset? ConfirmedAt { get; private set; }

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

public sealed record OwnedKey(AccountKey Key, Account Account, string OriginName, string OriginCountry)
{
    /// <summary>Whether a customer of this name is the account's, going by the names alone.</summary>
    public bool IsNamedLike(CompanyName name) => Names.Any(it => name.Compare(it, UncountedRarity.Instance).IsMatch);

    internal IEnumerable<CompanyName> Names =>
        new[] { (Account.Name, Account.Country), (OriginName, OriginCountry) }.Distinct()
            .Select(it => CompanyName.Read(it.Item1, it.Item2));
}

public sealed class AccountExternalId
{
    public const int MaxLength = 100;

    private AccountExternalId() { }

    internal AccountExternalId(string externalId, AccountId account, DateTimeOffset at) =>
        (ExternalId, Account, Origin, AddedAt) = (externalId, account, account, at);

    public string ExternalId { get; private init; } = "";
    public AccountId Account { get; private init; }

    public AccountId Origin { get; private init; }

    public DateTimeOffset AddedAt { get; private init; }
}
