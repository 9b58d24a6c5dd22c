using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Companies;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Partners;

namespace ChannelProgram.Application.Deals;

/// <summary>The strong keys that deals were registered with, and what accounts know only from them. Not scoped to a partner.</summary>
public interface IDealKeys
{
    /// <summary>Locks a key of an account, and all keys and accounts of the live deals of that account that were registered by it.</summary>
    /// <returns>Those deals, in the order of registration, each with its partner.</returns>
    Task<IReadOnlyList<(Deal Deal, Partner Partner)>> LockDealsOfKey(AccountId id, StrongKey key, CancellationToken ct);

    /// <summary>
    /// Keys that nobody confirmed and that only these deals, and others that have ended, were registered by; their locks are
    /// taken if nobody holds them. What somebody is about is left to the job drop-unused-keys.
    /// </summary>
    /// <param name="inUse">Keys that are not to be among them.</param>
    /// <param name="finalUntil">Customers that were merged after this may be told apart again: each of them needs a key until then.</param>
    /// <returns>By account, or by what may be told apart of it, and whether that has other keys than these.</returns>
    Task<IReadOnlyList<(Account Account, IReadOnlyList<AccountKey> Keys, bool HasOthers)>> LoadUnusedKeys(
        IReadOnlyCollection<DealId> ended, IReadOnlyCollection<StrongKey> inUse, DateTimeOffset finalUntil, DateTimeOffset now, CancellationToken ct);

    /// <summary>Deals that have ended and left keys to be looked at, by id.</summary>
    Task<IReadOnlyList<DealId>> FindDealsWithKeysToReview(DealId after, int atMost, CancellationToken ct);

    /// <summary>Locks the keys that a deal left, and then their accounts, to the end of the transaction.</summary>
    /// <returns>The deal; null if nothing of it is left any more.</returns>
    Task<Deal?> LockKeysToReview(DealId deal, CancellationToken ct);
}
