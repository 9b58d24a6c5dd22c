using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Companies;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Partners;

namespace ChannelProgram.Application.Deals;

/// <summary>The strong keys that deals were registered with. Not scoped to a partner.</summary>
public interface IDealKeys
{
    /// <summary>
    /// Locks the key, and all keys and accounts of the account's live deals that were registered with it. Returns these deals in
    /// order of registration.
    /// </summary>
    Task<IReadOnlyList<(Deal Deal, Partner Partner)>> LockDealsOfKey(AccountId id, StrongKey key, CancellationToken ct);

    /// <summary>
    /// Unconfirmed keys with which only these deals, and others that have ended, were registered. Locks them without waiting;
    /// keys whose locks are in use are left to the job drop-unused-keys.
    /// </summary>
    /// <param name="inUse">Keys to leave out.</param>
    /// <param name="finalUntil">Merges after this can still be undone: each part of such an account must keep a key.</param>
    /// <returns>By account, or by part of it if its merge can be undone. HasOthers: it has keys besides these.</returns>
    Task<IReadOnlyList<(Account Account, IReadOnlyList<AccountKey> Keys, bool HasOthers)>> LoadUnusedKeys(
        IReadOnlyCollection<DealId> ended, IReadOnlyCollection<StrongKey> inUse, DateTimeOffset finalUntil, DateTimeOffset now,
        CancellationToken ct);

    /// <summary>The customers of the deals of the key's account that were registered with the key, ended ones too.</summary>
    Task<IReadOnlyList<Customer>> FindCustomers(AccountKey key, CancellationToken ct);

    Task<IReadOnlyList<DealId>> FindDealsWithKeysToReview(DealId after, int limit, CancellationToken ct);

    /// <summary>
    /// Locks the keys that the deal left, then their accounts, until the transaction ends. Null: none is left to check.
    /// </summary>
    Task<Deal?> LockKeysToReview(DealId deal, CancellationToken ct);
}
