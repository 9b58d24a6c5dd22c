using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies;

namespace ChannelProgram.Domain.Accounts;

public sealed record AccountEvent(string Type, AccountId Account, DateTimeOffset At, IEventBody Now) : IEventRecord
{
    public const string Opened = "account.opened";
    public const string KeyAsserted = "account.keyAsserted";
    public const string BuyingUnitsSet = "account.buyingUnitsSet";
    public const string Absorbed = "account.absorbed";
    public const string Merged = "account.merged";
    public const string Unmerged = "account.unmerged";
    public const string KeyAdded = "account.keyAdded";
    public const string KeyConfirmed = "account.keyConfirmed";
    public const string KeyDropped = "account.keyDropped";
    public const string KeyDetached = "account.keyDetached";
    public const string Changed = "account.changed";
    public const string ExternalIdAdded = "account.externalIdAdded";
    public const string CustomerConfirmed = "account.customerConfirmed";
    public const string CustomerSeparated = "account.customerSeparated";

    public static IReadOnlyList<EventType> Types { get; } =
    [
        TypeOf<AccountOpenedBody>(Opened, "A customer is known for the first time."),
        TypeOf<AccountKeyBody>(KeyAsserted, "A partner's registration said that a key is the customer's."),
        TypeOf<AccountKeyBody>(KeyAdded, "Staff or the vendor's system said that a key is the customer's."),
        TypeOf<AccountKeyBody>(KeyConfirmed, "Staff or the vendor's system confirmed a key that was only asserted."),
        TypeOf<AccountKeyBody>(KeyDropped, "A key that was only asserted went, as no registration that said it is left."),
        TypeOf<AccountKeyBody>(KeyDetached, "A key is not the customer's any more."),
        TypeOf<AccountBuyingUnitsBody>(BuyingUnitsSet, "Staff said whether the customer has several buyers."),
        TypeOf<AccountMergeBody>(Absorbed, "Another account turned out to be the same customer and became part of this one."),
        TypeOf<AccountMergeBody>(Merged, "The account became part of another one."),
        TypeOf<AccountMergeBody>(Unmerged, "Two accounts that had been merged are two again; recorded of both."),
        TypeOf<AccountChangedBody>(Changed, "Staff or the vendor's system changed the name, the country or the parent."),
        TypeOf<AccountExternalIdBody>(ExternalIdAdded, "The vendor's system knows the customer by one more id."),
        TypeOf<AccountCustomerBody>(CustomerConfirmed, "Staff said that this is the customer of a deal that was in doubt."),
        TypeOf<AccountCustomerBody>(CustomerSeparated, "Staff said that this is not the customer of a deal that was in doubt."),
    ];

    string IDomainEvent.Subject => Account.Value.ToString();
    bool IDomainEvent.IsAutomatic => false;
    IEventBody IDomainEvent.After => Now;

    private static EventType TypeOf<TBody>(string name, string description) where TBody : IEventBody =>
        EventType.Internal<TBody>(name, "account", description);
}

public sealed record AccountOpenedBody : IEventBody;

public sealed record AccountKeyBody(string Kind, string Digest) : IEventBody
{
    private static readonly RecordedNames<KeyKind> Kinds = new(
        (KeyKind.Domain, "domain"), (KeyKind.TaxId, "taxId"), (KeyKind.Duns, "duns"));

    internal static AccountKeyBody Of(StrongKey key) => new(Kinds[key.Kind], key.Digest());

    public KeyKind KindOfKey() => Kinds[Kind];
}

public sealed record AccountBuyingUnitsBody(bool HasBuyingUnits) : IEventBody;

/// <param name="Account">The other account of the merge.</param>
public sealed record AccountMergeBody(Guid Account, Guid Merge) : IEventBody;

/// <param name="Changed">JSON pointers of what was changed.</param>
public sealed record AccountChangedBody(IReadOnlyList<string> Changed) : IEventBody;

public sealed record AccountExternalIdBody(string ExternalId) : IEventBody;

public sealed record AccountCustomerBody(Guid Deal) : IEventBody;
