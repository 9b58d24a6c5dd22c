using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Deals;

namespace ChannelProgram.Application.Accounts;

/// <summary>
/// End customers and their keys, to be read and changed. They belong to the program: nothing here is scoped to a partner,
/// and no operation that a partner may call asks for any of it.
/// </summary>
public interface IAccounts
{
    /// <summary>The account; null if there is none.</summary>
    Task<Account?> Find(AccountId id, CancellationToken ct);

    /// <summary>Whom these keys belong to, to be changed; called under their locks.</summary>
    Task<IReadOnlyList<KnownKey>> OwnersOf(IReadOnlyCollection<StrongKey> keys, CancellationToken ct);

    /// <summary>Stores what an account learned, and itself if it is new.</summary>
    void Store(Account account);

    void Remove(IEnumerable<AccountKey> keys);

    /// <summary>
    /// Keys that nobody confirmed and that only these deals, and others that have ended, were registered by; their locks are
    /// taken if nobody holds them. What somebody is about is left to the tidy-up.
    /// </summary>
    /// <param name="inUse">Keys that are not to be among them.</param>
    /// <returns>By account, and whether it has other keys than these.</returns>
    Task<IReadOnlyList<(Account Account, IReadOnlyList<AccountKey> Keys, bool HasOthers)>> Unused(
        IReadOnlyCollection<DealId> ended, IReadOnlyCollection<StrongKey> inUse, DateTimeOffset now, CancellationToken ct);

    /// <summary>Deals that have ended and left keys to be looked at, by id.</summary>
    Task<IReadOnlyList<DealId>> LeftKeys(DealId after, int atMost, CancellationToken ct);

    /// <summary>Locks the keys that a deal left, and then their accounts, to the end of the transaction.</summary>
    /// <returns>The deal; null if nothing of it is left any more.</returns>
    Task<Deal?> EnterLeftKeys(DealId deal, CancellationToken ct);
}
