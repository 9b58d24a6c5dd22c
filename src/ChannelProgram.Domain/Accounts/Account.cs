using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies;
using ChannelProgram.Domain.Companies.Names;

namespace ChannelProgram.Domain.Accounts;

public readonly record struct AccountId(Guid Value) : ITypedId<AccountId>
{
    public static AccountId From(Guid value) => new(value);
}

/// <summary>An end customer as the program knows it. Partners never see accounts.</summary>
public sealed class Account : AggregateRoot
{
    private readonly List<AccountKey> _learned = [];
    private readonly List<AccountNameKey> _nameKeys = [];

    private Account() { }

    public AccountId Id { get; private init; }

    /// <summary>As typed in the first registration, until staff or the vendor's own system corrects it.</summary>
    public string Name { get; private set; } = "";

    public string NameSearchText { get; private set; } = "";

    public string Country { get; private set; } = "";

    public AccountId? Parent { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    public AccountId? MergedInto { get; private set; }

    /// <summary>
    /// Several parts of the customer buy separately: for each registration staff says which of them it is about.
    /// </summary>
    public bool HasBuyingUnits { get; private set; }

    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>Rises with every change of the account itself: two transactions never both change the same one.</summary>
    public int Revision { get; private set; }

    /// <summary>
    /// The rules (<see cref="CompanyName.Rules"/>) by which the name keys were made; empty: none were made yet.
    /// </summary>
    public string NameRulesVersion { get; private set; } = "";

    public IReadOnlyList<AccountNameKey> NameKeys => _nameKeys;

    public IReadOnlyList<AccountKey> NewKeys => _learned;

    public static Account Open(CompanyName name, DateTimeOffset now)
    {
        var account = new Account { Id = new(Guid.CreateVersion7(now)), CreatedAt = now, UpdatedAt = now };
        account.SetName(name);
        account.Raise(new AccountEvent(AccountEvent.Opened, account.Id, now, new AccountOpenedBody()));
        return account;
    }

    /// <summary>
    /// Makes the name keys by today's rules, unless they were. The caller has already deleted the old ones from the store.
    /// </summary>
    public CompanyName IndexName()
    {
        var name = CompanyName.Read(Name, Country);
        if (NameRulesVersion != CompanyName.Rules)
        {
            SetName(name);
            Revision++;
        }

        return name;
    }

    /// <summary>Adds keys that belonged to no account, on the word of a partner's registration.</summary>
    /// <param name="beside">
    /// The keys by which the registration found this account. If all of them came from one account that was merged into this one,
    /// the new keys go back to it when the merge is undone.
    /// </param>
    public void AddAssertedKeys(
        IEnumerable<StrongKey> unowned, PartnerId assertedBy, DateTimeOffset now, IEnumerable<AccountKey>? beside = null)
    {
        List<AccountId> origins = [.. (beside ?? []).Where(it => it.Account == Id).Select(it => it.Origin).Distinct()];
        foreach (var key in unowned)
        {
            _learned.Add(new AccountKey(key, Id, origins is [var origin] ? origin : Id, assertedBy, now));
            Raise(new AccountEvent(AccountEvent.KeyAsserted, Id, now, AccountKeyBody.Of(key)));
        }
    }

    public void SetBuyingUnits(bool hasBuyingUnits, DateTimeOffset now)
    {
        if (hasBuyingUnits == HasBuyingUnits) return;

        HasBuyingUnits = hasBuyingUnits;
        UpdatedAt = now;
        Revision++;
        Raise(new AccountEvent(AccountEvent.BuyingUnitsSet, Id, now, new AccountBuyingUnitsBody(HasBuyingUnits)));
    }

    public void AddConfirmedKey(StrongKey key, Confirmation by)
    {
        _learned.Add(AccountKey.Confirmed(key, Id, by));
        RaiseKeyEvent(AccountEvent.KeyAdded, key, by.At);
    }

    public void ConfirmKey(AccountKey own, Confirmation by)
    {
        if (own.IsConfirmed) return;
        own.Confirm(by);
        RaiseKeyEvent(AccountEvent.KeyConfirmed, own.Key, by.At);
    }

    public void TakeKey(AccountKey key, Account from, DateTimeOffset now)
    {
        key.MoveTo(Id);
        from.RaiseKeyEvent(AccountEvent.KeyDetached, key.Key, now);
        RaiseKeyEvent(AccountEvent.KeyAsserted, key.Key, now);
    }

    /// <param name="others">Whether the account has other keys: the last one cannot be detached.</param>
    public Refusal? DetachKey(AccountKey own, bool others, DateTimeOffset now)
    {
        if (!others) return AccountRefusals.LastKey;
        RaiseKeyEvent(AccountEvent.KeyDetached, own.Key, now);
        return null;
    }

    /// <summary>A key by which others would be taken for this customer goes even if it is the last one.</summary>
    public void DetachSharedKey(AccountKey own, DateTimeOffset now) =>
        RaiseKeyEvent(AccountEvent.KeyDetached, own.Key, now);

    /// <summary>
    /// Drops unconfirmed keys that no registration uses any more. If the account has no other keys, the oldest of them stays.
    /// </summary>
    public IReadOnlyList<AccountKey> DropKeys(IEnumerable<AccountKey> unused, bool others, DateTimeOffset now)
    {
        var dropped = unused.Where(it => !it.IsConfirmed).OrderBy(it => it.AddedAt).ThenBy(it => it.Key).Skip(others ? 0 : 1)
            .ToList();
        foreach (var key in dropped) RaiseKeyEvent(AccountEvent.KeyDropped, key.Key, now);
        return dropped;
    }

    /// <summary>If name or country change, the caller has already deleted the old name keys from the store.</summary>
    public void Update(CompanyName name, AccountId? parent, DateTimeOffset now)
    {
        string[] changed =
        [
            .. Name == name.Written ? [] : (string[])["/name"],
            .. Country == name.Country ? [] : (string[])["/country"],
            .. Parent == parent ? [] : (string[])["/parentAccountId"],
        ];
        if (changed is []) return;

        if (Name != name.Written || Country != name.Country) SetName(name);
        (Parent, UpdatedAt) = (parent, now);
        Revision++;
        Raise(new AccountEvent(AccountEvent.Changed, Id, now, new AccountChangedBody(changed)));
    }

    public AccountExternalId AddExternalId(string externalId, DateTimeOffset now)
    {
        UpdatedAt = now;
        Revision++;
        Raise(new AccountEvent(AccountEvent.ExternalIdAdded, Id, now, new AccountExternalIdBody(externalId)));
        return new(externalId, Id, now);
    }

    internal void MergeInto(AccountId survivor, DateTimeOffset now) =>
        (MergedInto, UpdatedAt, Revision) = (survivor, now, Revision + 1);

    internal void Unmerge(DateTimeOffset now) => (MergedInto, UpdatedAt, Revision) = (null, now, Revision + 1);

    public void RecordCustomerDecision(Guid deal, bool isThis, DateTimeOffset now) =>
        Raise(new AccountEvent(
            isThis ? AccountEvent.CustomerConfirmed : AccountEvent.CustomerSeparated, Id, now, new AccountCustomerBody(deal)));

    private void RaiseKeyEvent(string type, StrongKey key, DateTimeOffset now)
    {
        if (now > UpdatedAt) UpdatedAt = now;
        Revision++;
        Raise(new AccountEvent(type, Id, now, AccountKeyBody.Of(key)));
    }

    private void SetName(CompanyName name)
    {
        (Name, NameSearchText, Country) = (name.Written, SearchText.OfName(name.Written), name.Country);
        NameRulesVersion = CompanyName.Rules;
        _nameKeys.Clear();
        _nameKeys.AddRange(name.Keys.Select(it => new AccountNameKey(it, name)));
    }
}

/// <summary>
/// An index key (<see cref="CompanyName.Keys"/>) to find accounts with similar names. Many accounts may share one.
/// </summary>
public sealed class AccountNameKey
{
    private AccountNameKey() { }

    internal AccountNameKey(string key, CompanyName of) => (Key, Name, Country) = (key, of.Written, of.Country);

    public string Key { get; private init; } = "";

    public string Name { get; private init; } = "";

    public string Country { get; private init; } = "";
}
