using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Application.Deals;

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
    Task<Deal?> Lock(DealId deal, CancellationToken ct);

    /// <summary>The same for several: the keys of all are locked first, then the accounts of all.</summary>
    /// <returns>Those that the caller has.</returns>
    Task<IReadOnlyList<Deal>> LockAll(IReadOnlyCollection<DealId> deals, CancellationToken ct);

    /// <summary>Who is about the accounts and lines of these: holds them, or is this partner and awaits them; under the locks of the accounts.</summary>
    Task<CompetingClaims> LoadCompetingClaims(IReadOnlyList<ClaimTarget> wanted, PartnerId? awaitedBy, CancellationToken ct);

    /// <summary>The aggregates that own claims, to be changed.</summary>
    Task<IReadOnlyList<IClaimOwner>> LoadOwners(IReadOnlyCollection<ClaimOwnerId> owners, CancellationToken ct);

    /// <summary>
    /// Whose deal is the next for a line: of those that wait and contend with nothing that is held, the first that yielded,
    /// else the one that has waited longest.
    /// </summary>
    /// <param name="freed">What came free: who waits for any of it may be the next.</param>
    /// <returns>What it waits for, the deal and its partner; null if nobody does.</returns>
    Task<(ClaimTarget On, Deal Deal, Partner Partner)?> FindNextInLine(ClaimTarget freed, CancellationToken ct);

    /// <summary>Deals that wait for staff and that the clock has something to do with, in the order in which it should have been done.</summary>
    Task<IReadOnlyList<DueReview>> FindDueReviews(DateTimeOffset now, DueReview? after, int atMost, CancellationToken ct);

    /// <summary>What a stored deal meets on these accounts, apart from itself and from claims; under their locks.</summary>
    Task<MatchedCustomer> LoadMatchedCustomer(Deal deal, IReadOnlyCollection<AccountId> accounts, ProgramVersion program, DateTimeOffset now, CancellationToken ct);

    /// <summary>Deals of any partner that are about one of these accounts and wait for staff, each with its partner, to be changed.</summary>
    Task<IReadOnlyList<(Deal Deal, Partner Partner)>> LoadInReview(IReadOnlyCollection<AccountId> accounts, CancellationToken ct);

    /// <summary>Whose a deal is.</summary>
    Task<Partner> PartnerOf(Deal deal, CancellationToken ct);

    /// <summary>Deals with a held line that is dead by the clock, by id.</summary>
    Task<IReadOnlyList<DealId>> FindExpired(DateTimeOffset now, DealId after, int atMost, CancellationToken ct);
}

/// <summary>A live claim of one partner on a customer, with what its deal is worth.</summary>
/// <param name="Until">When it ends by the clock; null if it does not.</param>
public sealed record OpenDeal(DealId Deal, Money Value, DateTimeOffset SubmittedAt, DateTimeOffset? Until)
{
    /// <summary>What counts together against the tier's limit: of these that are open by the clock and recent enough, each deal once.</summary>
    /// <param name="except">The deal with which they are counted, if it is among them.</param>
    public static IReadOnlyCollection<Money> Values(
        IEnumerable<OpenDeal> found, ProgramVersion program, DateTimeOffset now, DealId except = default) =>
    [
        .. found.Where(it => it.Deal != except && !(it.Until <= now) && it.SubmittedAt > now.AddDays(-program.DealRegistration.OpenValueWindowDays))
            .DistinctBy(it => it.Deal).Select(it => it.Value),
    ];
}

/// <summary>A deal that waits for staff, and since when the clock has something to do with it.</summary>
public sealed record DueReview(DealId Deal, DateTimeOffset Since);
