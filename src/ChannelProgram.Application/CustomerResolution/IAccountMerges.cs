using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Companies;
using ChannelProgram.Domain.CustomerResolution;

namespace ChannelProgram.Application.CustomerResolution;

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

    /// <summary>By which it became part of another; null if it stands alone.</summary>
    Task<AccountMerge?> FindMerge(AccountId absorbed, CancellationToken ct);

    void Add(AccountMerge merge);
}

/// <summary>Claims of two partners that a merge brought together are for staff to decide.</summary>
public interface IMergeConflicts
{
    /// <summary>Opens a case for a claim that has to wait because of the merge.</summary>
    void Open(AccountMergeId merge, MergeDecision decision, DateTimeOffset now);

    /// <summary>Whether staff has decided a case of this merge.</summary>
    Task<bool> AnyDecided(AccountMergeId merge, CancellationToken ct);
}
