using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Companies;

namespace ChannelProgram.Application.Accounts;

/// <summary>
/// End customers and their keys, to be read and changed. They belong to the program: nothing here is scoped to a partner,
/// and what a partner is answered is not made of it.
/// </summary>
public interface IAccounts
{
    /// <summary>The account; null if there is none.</summary>
    Task<Account?> Find(AccountId id, CancellationToken ct);

    /// <summary>The account with its keys, as it was last stored; null if there is none.</summary>
    Task<AccountDetails?> Read(AccountId id, CancellationToken ct);

    Task<IReadOnlyList<AccountDetails>> List(AccountFilter filter, AccountId? after, int atMost, CancellationToken ct);

    /// <summary>The account that the vendor's own system calls so; null if there is none.</summary>
    Task<AccountId?> ByExternalId(string externalId, CancellationToken ct);

    /// <summary>Locks these keys to the end of the transaction, and then the accounts that have them, each in sorted order.</summary>
    Task Lock(IReadOnlyCollection<StrongKey> keys, CancellationToken ct);

    /// <summary>The same, and the lock of an account of its own.</summary>
    /// <returns>It; null if there is no such account.</returns>
    Task<Account?> Lock(AccountId id, IReadOnlyCollection<StrongKey> keys, CancellationToken ct);

    /// <summary>Whether the account of a key has other keys.</summary>
    Task<bool> HasOthers(AccountKey key, CancellationToken ct);

    /// <summary>An account and those that own it, upwards; none if there is no such account. Nobody else changes who owns whom until the transaction ends.</summary>
    Task<IReadOnlyList<AccountId>> LoadAncestors(AccountId account, CancellationToken ct);

    /// <summary>Accounts that own one of these, or are owned by one, and are not among them: owners first, of very many the oldest.</summary>
    Task<IReadOnlyList<RelatedAccount>> RelativesOf(IReadOnlyCollection<AccountId> accounts, int atMost, CancellationToken ct);

    /// <summary>Deletes what an account is found by, before it is called something else.</summary>
    Task DeleteNameKeys(AccountId account, CancellationToken ct);

    /// <summary>Whom these keys belong to, to be changed; called under their locks.</summary>
    Task<IReadOnlyList<OwnedKey>> OwnersOf(IReadOnlyCollection<StrongKey> keys, CancellationToken ct);

    /// <summary>The ids of those that have one of these keys.</summary>
    Task<IReadOnlyList<AccountId>> FindByKeys(IReadOnlyCollection<StrongKey> keys, CancellationToken ct);

    /// <summary>Stores what an account learned, and itself if it is new.</summary>
    void Store(Account account);

    void Store(AccountExternalId externalId);

    void Remove(IEnumerable<AccountKey> keys);

    /// <summary>Whether staff marked one of these as a customer with several buying units; under their locks.</summary>
    Task<bool> AnyHasBuyingUnits(IEnumerable<AccountId> accounts, CancellationToken ct);

    /// <summary>The account that stands for this one: itself, or the one it was merged into in the end; null if there is no such account.</summary>
    Task<AccountId?> FindSurvivor(AccountId account, CancellationToken ct);
}

/// <summary>How an account is to another one.</summary>
public enum AccountRelationship
{
    /// <summary>It owns the other.</summary>
    Parent,

    /// <summary>The other owns it.</summary>
    Subsidiary,
}

/// <summary>An account that owns another one, or is owned by it.</summary>
public sealed record RelatedAccount(AccountId Account, string Name, string Country, AccountRelationship Relationship, AccountId Of);
