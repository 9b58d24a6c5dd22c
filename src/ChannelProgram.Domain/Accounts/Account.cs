using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Companies;
using ChannelProgram.Domain.Companies.Names;

namespace ChannelProgram.Domain.Accounts;

/// <summary>Ids ascend with the time at which accounts were opened.</summary>
public readonly record struct AccountId(Guid Value) : ITypedId<AccountId>
{
    public static AccountId From(Guid value) => new(value);
}

/// <summary>An end customer, as the program knows it. Partners never see it.</summary>
public sealed class Account : AggregateRoot
{
    private readonly List<AccountKey> _learned = [];
    private readonly List<AccountNameKey> _nameKeys = [];

    private Account() { }

    public AccountId Id { get; private init; }

    /// <summary>As the registration that opened it typed it, until staff or the vendor's system says it better.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What it is searched by.</summary>
    public string NameSearchText { get; private set; } = "";

    public string Country { get; private set; } = "";

    /// <summary>The account that owns this one; null: none, or nobody said.</summary>
    public AccountId? Parent { get; private set; }

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>The account that this one has become part of: all that it had is that one's; null: it stands alone.</summary>
    public AccountId? MergedInto { get; private set; }

    /// <summary>Several parts of it buy, each for itself: for every registration staff says which.</summary>
    public bool HasBuyingUnits { get; private set; }

    /// <summary>When somebody last changed what it says of itself; keys have instants of their own.</summary>
    public DateTimeOffset UpdatedAt { get; private set; }

    /// <summary>The version of the rules by which its name keys were made; empty: it has none yet.</summary>
    public string NameRulesVersion { get; private set; } = "";

    /// <summary>What it is found by when names are alike; loaded with nothing but what asks for it.</summary>
    public IReadOnlyList<AccountNameKey> NameKeys => _nameKeys;

    /// <summary>Keys that this account learned since it was loaded; the store holds them all.</summary>
    public IReadOnlyList<AccountKey> NewKeys => _learned;

    public static Account Open(CompanyName name, DateTimeOffset now)
    {
        var account = new Account { Id = new(Guid.CreateVersion7(now)), CreatedAt = now, UpdatedAt = now };
        account.SetName(name);
        account.Raise(new AccountEvent(AccountEvent.Opened, account.Id, now, new AccountOpenedBody()));
        return account;
    }

    /// <summary>Makes its name keys by the rules of today; those that it had are gone from the store by then.</summary>
    /// <returns>Its name as read.</returns>
    public CompanyName IndexName()
    {
        var name = CompanyName.Read(Name, Country);
        if (NameRulesVersion != CompanyName.Rules) SetName(name);
        return name;
    }

    /// <summary>Keys that belonged to no account are this one's from now on, on the word of a partner's registration.</summary>
    /// <param name="beside">
    /// Those by which the registration found it: what comes with keys of one that became part of it goes where those go, should
    /// it stand alone again.
    /// </param>
    public void AddAssertedKeys(IEnumerable<StrongKey> unowned, PartnerId assertedBy, DateTimeOffset now, IEnumerable<AccountKey>? beside = null)
    {
        List<AccountId> origins = [.. (beside ?? []).Where(it => it.Account == Id).Select(it => it.Origin).Distinct()];
        foreach (var key in unowned)
        {
            _learned.Add(new AccountKey(key, Id, origins is [var origin] ? origin : Id, assertedBy, now));
            Raise(new AccountEvent(AccountEvent.KeyAsserted, Id, now, AccountKeyBody.Of(key)));
        }
    }

    /// <summary>Staff says whether it has several buyers; what was claimed before stays as it is.</summary>
    public void SetBuyingUnits(bool hasBuyingUnits, DateTimeOffset now)
    {
        if (hasBuyingUnits == HasBuyingUnits) return;

        HasBuyingUnits = hasBuyingUnits;
        Raise(new AccountEvent(AccountEvent.BuyingUnitsSet, Id, now, new AccountBuyingUnitsBody(HasBuyingUnits)));
    }

    /// <summary>A key that belonged to no account is this one's, and nobody doubts it.</summary>
    public void AddConfirmedKey(StrongKey key, Confirmation by)
    {
        _learned.Add(AccountKey.Confirmed(key, Id, by));
        RaiseKeyEvent(AccountEvent.KeyAdded, key, by.At);
    }

    /// <summary>One of its keys is not only asserted any more. Again changes nothing: who was first confirmed it.</summary>
    public void ConfirmKey(AccountKey own, Confirmation by)
    {
        if (own.IsConfirmed) return;
        own.Confirm(by);
        RaiseKeyEvent(AccountEvent.KeyConfirmed, own.Key, by.At);
    }

    /// <summary>Takes a key of another account, as if it had been asserted for this one.</summary>
    public void TakeKey(AccountKey key, Account from, DateTimeOffset now)
    {
        key.MoveTo(Id);
        from.RaiseKeyEvent(AccountEvent.KeyDetached, key.Key, now);
        RaiseKeyEvent(AccountEvent.KeyAsserted, key.Key, now);
    }

    /// <summary>A key is nobody's any more: staff took it away.</summary>
    /// <param name="others">Whether it has other keys: the last one stays.</param>
    public Refusal? DetachKey(AccountKey own, bool others, DateTimeOffset now)
    {
        if (!others) return AccountRefusals.LastKey;
        RaiseKeyEvent(AccountEvent.KeyDetached, own.Key, now);
        return null;
    }

    /// <summary>
    /// Lets go of keys that were only asserted, by registrations of which none is left. Its last key stays: with no others
    /// that is the oldest of these.
    /// </summary>
    /// <returns>Those that are nobody's any more.</returns>
    public IReadOnlyList<AccountKey> DropKeys(IEnumerable<AccountKey> unused, bool others, DateTimeOffset now)
    {
        var dropped = unused.Where(it => !it.IsConfirmed).OrderBy(it => it.AddedAt).ThenBy(it => it.Key).Skip(others ? 0 : 1).ToList();
        foreach (var key in dropped) RaiseKeyEvent(AccountEvent.KeyDropped, key.Key, now);
        return dropped;
    }

    /// <summary>Says anew what it is called, where it is and whose it is. What it was found by is gone from the store by then.</summary>
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
        Raise(new AccountEvent(AccountEvent.Changed, Id, now, new AccountChangedBody(changed)));
    }

    /// <summary>The vendor's own system calls it so as well.</summary>
    public AccountExternalId AddExternalId(string externalId, DateTimeOffset now)
    {
        UpdatedAt = now;
        Raise(new AccountEvent(AccountEvent.ExternalIdAdded, Id, now, new AccountExternalIdBody(externalId)));
        return new(externalId, Id, now);
    }

    /// <summary>It turned out to be the same customer as another, which remains.</summary>
    internal void MergeInto(AccountId survivor, DateTimeOffset now) => (MergedInto, UpdatedAt) = (survivor, now);

    /// <summary>It is a customer of its own again.</summary>
    internal void Unmerge(DateTimeOffset now) => (MergedInto, UpdatedAt) = (null, now);

    /// <summary>Staff said of a deal whose customer was in doubt that it is this one, or is not.</summary>
    public void RecordCustomerDecision(Guid deal, bool isThis, DateTimeOffset now) =>
        Raise(new AccountEvent(
            isThis ? AccountEvent.CustomerConfirmed : AccountEvent.CustomerSeparated, Id, now, new AccountCustomerBody(deal)));

    private void RaiseKeyEvent(string type, StrongKey key, DateTimeOffset now)
    {
        if (now > UpdatedAt) UpdatedAt = now;
        Raise(new AccountEvent(type, Id, now, AccountKeyBody.Of(key)));
    }

    private void SetName(CompanyName name)
    {
        (Name, NameSearchText, Country) = (name.Written, SearchText.OfName(name.Written), name.Country);
        FindBy(name);
    }

    private void FindBy(CompanyName name)
    {
        NameRulesVersion = CompanyName.Rules;
        _nameKeys.Clear();
        _nameKeys.AddRange(name.Keys.Select(it => new AccountNameKey(it, name)));
    }
}

/// <summary>What an account is found by when names are alike; many accounts may have the same.</summary>
public sealed class AccountNameKey
{
    private AccountNameKey() { }

    internal AccountNameKey(string key, CompanyName of) => (Key, Name, Country) = (key, of.Written, of.Country);

    /// <summary>One of <see cref="CompanyName.Keys"/>.</summary>
    public string Key { get; private init; } = "";

    /// <summary>The account's name, of which it was made: who finds the key compares that.</summary>
    public string Name { get; private init; } = "";

    public string Country { get; private init; } = "";
}
