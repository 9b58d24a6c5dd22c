using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Conflicts;
using ChannelProgram.Domain.Deals;

namespace ChannelProgram.Application.Accounts;

/// <summary>
/// Customers that become one, or two again. They belong to the program: nothing here is scoped to a partner, and no answer to
/// a partner is made of it.
/// </summary>
public interface IAccountMerges
{
    /// <summary>
    /// Locks these keys and every key of these accounts, then the accounts, to the end of the transaction, each in sorted order:
    /// from here on nobody is on the way to one of them by a key, or takes, frees or passes on a line of theirs.
    /// </summary>
    /// <returns>Those accounts that there are, as they are then, in the order in which they were named.</returns>
    Task<IReadOnlyList<Account>> Lock(IReadOnlyCollection<AccountId> accounts, IReadOnlyCollection<StrongKey> keys, CancellationToken ct);

    /// <summary>Deals of any partner, and claims of the vendor, that have something live on these; to be changed.</summary>
    Task<IReadOnlyList<IClaimOwner>> LoadOwnersOfLiveClaims(IReadOnlyCollection<AccountId> accounts, CancellationToken ct);

    /// <summary>Whose these claims are, live or not; to be changed.</summary>
    Task<IReadOnlyList<IClaimOwner>> LoadOwnersOfClaims(IEnumerable<long> claims, CancellationToken ct);

    /// <summary>An account with all that became part of it, directly or not.</summary>
    Task<IReadOnlySet<AccountId>> FindMergedAccounts(AccountId account, CancellationToken ct);

    /// <summary>What an account has besides live claims of deals is another's: keys, ended claims, ids of the vendor's systems, subsidiaries.</summary>
    /// <returns>Its subsidiaries.</returns>
    Task<IReadOnlyList<AccountId>> Move(AccountId from, AccountId to, CancellationToken ct);

    /// <summary>The same back, for what was once an account's of this family.</summary>
    Task MoveBack(AccountMerge merge, IReadOnlySet<AccountId> family, CancellationToken ct);

    /// <summary>The account that stands for this one: itself, or the one that it became part of in the end; null: there is none.</summary>
    Task<AccountId?> FindSurvivor(AccountId account, CancellationToken ct);

    /// <summary>By which it became part of another; null if it stands alone.</summary>
    Task<AccountMerge?> FindMerge(AccountId absorbed, CancellationToken ct);

    Task<IReadOnlyList<LineConflict>> LoadConflicts(AccountMergeId merge, CancellationToken ct);

    void Add(AccountMerge merge, IEnumerable<LineConflict> conflicts);
}
