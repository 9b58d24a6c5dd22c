using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Companies;

namespace ChannelProgram.Application.Accounts;

/// <summary>Accounts and their keys. Not scoped to a partner; nothing from here may reach a partner's answer.</summary>
public interface IAccounts
{
    Task<Account?> Find(AccountId id, CancellationToken ct);

    Task<AccountDetails?> Read(AccountId id, CancellationToken ct);

    Task<IReadOnlyList<AccountDetails>> List(AccountFilter filter, PageRequest page, CancellationToken ct);

    Task<AccountId?> ByExternalId(string externalId, CancellationToken ct);

    /// <summary>Locks the keys, then the accounts that have them, each in sorted order, until the transaction ends.</summary>
    Task Lock(IReadOnlyCollection<StrongKey> keys, CancellationToken ct);

    Task<Account?> Lock(AccountId id, IReadOnlyCollection<StrongKey> keys, CancellationToken ct);

    Task<bool> HasOthers(AccountKey key, CancellationToken ct);

    /// <summary>
    /// The account, then its owners upwards; empty if there is no such account. Nobody else can change who owns whom until the
    /// transaction ends.
    /// </summary>
    Task<IReadOnlyList<AccountId>> LoadAncestors(AccountId account, CancellationToken ct);

    /// <summary>
    /// Owners and subsidiaries of these accounts, without the accounts themselves. Owners first; if there are too many, the
    /// oldest.
    /// </summary>
    Task<IReadOnlyList<RelatedAccount>> RelativesOf(IReadOnlyCollection<AccountId> accounts, int limit, CancellationToken ct);

    /// <summary>Deletes the search keys made from the name; needed before a rename.</summary>
    Task DeleteNameKeys(AccountId account, CancellationToken ct);

    Task<IReadOnlyList<OwnedKey>> OwnersOf(IReadOnlyCollection<StrongKey> keys, CancellationToken ct);

    Task<IReadOnlyList<AccountId>> FindByKeys(IReadOnlyCollection<StrongKey> keys, CancellationToken ct);

    /// <summary>The domains among all keys that are such ones, with the names of their accounts.</summary>
    Task<IReadOnlyList<(string Name, AccountKey Key)>> FindDomains(Func<string, bool> are, CancellationToken ct);

    void Store(Account account);

    void Store(AccountExternalId externalId);

    void Remove(IEnumerable<AccountKey> keys);

    Task<bool> AnyHasBuyingUnits(IEnumerable<AccountId> accounts, CancellationToken ct);

    /// <summary>The account itself or, if it was merged, the one that remains; null if there is no such account.</summary>
    Task<AccountId?> FindSurvivor(AccountId account, CancellationToken ct);
}

/// <summary>
/// How an account is related to another: it owns that one (<c>parent</c>) or is owned by it (<c>subsidiary</c>).
/// </summary>
public enum AccountRelationship
{
    Parent,

    Subsidiary,
}

public sealed record RelatedAccount(
    AccountId Account, string Name, string Country, AccountRelationship Relationship, AccountId Of);
