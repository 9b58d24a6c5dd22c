using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Partners;

namespace ChannelProgram.Application.Accounts;

/// <summary>
/// End customers and who contends for them. They belong to the program: nothing here is scoped to a partner, and no answer
/// to a partner is made of it.
/// </summary>
public interface ICustomers
{
    /// <summary>
    /// Locks the keys of a stored deal of the caller's, then its accounts, to the end of the transaction, each in sorted order;
    /// from here on nobody else takes, frees or passes on a line of theirs.
    /// </summary>
    /// <returns>The deal as it is then; null if the caller has no such deal.</returns>
    Task<Deal?> Enter(DealId deal, CancellationToken ct);

    /// <summary>Deals of any partner, to be changed.</summary>
    Task<IReadOnlyList<Deal>> Deals(IReadOnlyCollection<DealId> ids, CancellationToken ct);

    /// <summary>Whose deal has waited longest for this, with its partner; null if nobody waits.</summary>
    Task<(Deal Deal, Partner Partner)?> LongestWaiting(Claimable freed, CancellationToken ct);

    /// <summary>What a stored deal meets on these accounts, apart from itself and from claims; under their locks.</summary>
    Task<Encounter> Meet(Deal deal, IReadOnlyCollection<AccountId> accounts, CancellationToken ct);

    /// <summary>Deals of any partner that are about one of these accounts and wait for staff, each with its partner, to be changed.</summary>
    Task<IReadOnlyList<(Deal Deal, Partner Partner)>> InReview(IReadOnlyCollection<AccountId> accounts, CancellationToken ct);

    /// <summary>Deals with a held line that is dead by the clock, by id.</summary>
    Task<IReadOnlyList<DealId>> Lapsed(DateTimeOffset now, DealId after, int atMost, CancellationToken ct);
}

/// <summary>A live claim on something that a registration wants.</summary>
public sealed record Contender(DealId Deal, PartnerId Partner, Claimable On, ClaimState State, DateTimeOffset? Until)
{
    public bool HasLapsed(DateTimeOffset now) => State is ClaimState.Held && Until <= now;
}
