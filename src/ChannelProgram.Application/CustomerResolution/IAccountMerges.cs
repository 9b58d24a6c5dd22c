using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Companies;
using ChannelProgram.Domain.CustomerResolution;

namespace ChannelProgram.Application.CustomerResolution;

/// <summary>Account merges. Not scoped to a partner; nothing from here may reach a partner's answer.</summary>
public interface IAccountMerges
{
    /// <summary>
    /// Locks these keys and all keys of the accounts, then the accounts, each in sorted order, until the transaction ends.
    /// Meanwhile nobody else can match a deal to these accounts or change a claim on them.
    /// </summary>
    /// <returns>The accounts that exist, in the order named.</returns>
    Task<IReadOnlyList<Account>> Lock(
        IReadOnlyCollection<AccountId> accounts, IReadOnlyCollection<StrongKey> keys, CancellationToken ct);

    Task<IReadOnlyList<IClaimOwner>> LoadOwnersOfLiveClaims(IReadOnlyCollection<AccountId> accounts, CancellationToken ct);

    Task<IReadOnlyList<IClaimOwner>> LoadOwnersOfClaims(IEnumerable<long> claims, CancellationToken ct);

    /// <summary>The account and all accounts merged into it, directly or not.</summary>
    Task<IReadOnlySet<AccountId>> FindMergedAccounts(AccountId account, CancellationToken ct);

    /// <summary>
    /// Moves keys, ended claims, assignments, external ids and subsidiaries, but not live claims of deals. Returns the
    /// subsidiaries.
    /// </summary>
    Task<IReadOnlyList<AccountId>> Move(AccountId from, AccountId to, CancellationToken ct);

    /// <summary>Moves back what once belonged to an account of this family.</summary>
    Task MoveBack(AccountMerge merge, IReadOnlySet<AccountId> family, CancellationToken ct);

    Task<AccountMerge?> FindMerge(AccountId absorbed, CancellationToken ct);

    void Add(AccountMerge merge);
}

/// <summary>Answered by the feature above that settles conflicts. Call under the locks of both accounts.</summary>
public interface IMergeConflicts
{
    /// <param name="waiting">Claims that wait since the merge for a line that they had.</param>
    /// <param name="holders">The owners of all claims of both accounts.</param>
    Task Open(
        AccountMerge merge, IReadOnlyList<MergeDecision> waiting, IReadOnlyList<IClaimOwner> holders, DateTimeOffset now,
        CancellationToken ct);

    /// <summary>The merge was undone.</summary>
    Task MoveBack(AccountMerge merge, IReadOnlyList<IClaimOwner> holders, DateTimeOffset now, CancellationToken ct);

    Task<bool> AnyDecided(AccountMergeId merge, CancellationToken ct);
}
