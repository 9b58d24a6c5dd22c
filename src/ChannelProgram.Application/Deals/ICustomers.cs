using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Partners;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Application.Deals;

/// <summary>Accounts and the claims on them. Not scoped to a partner; nothing from here may reach a partner's answer.</summary>
public interface ICustomers
{
    /// <summary>
    /// Locks the deal's keys, then its accounts, each in sorted order, until the transaction ends. Meanwhile nobody else can
    /// change claims on these accounts. Null: the caller has no such deal.
    /// </summary>
    Task<Deal?> Lock(DealId deal, CancellationToken ct);

    /// <param name="ofEveryPartner">Also deals that the caller does not see.</param>
    Task<IReadOnlyList<Deal>> LockAll(IReadOnlyCollection<DealId> deals, CancellationToken ct, bool ofEveryPartner = false);

    /// <summary>
    /// Locks the accounts of these lines, of which one is locked already. Nothing is done where that is all of them. Two that
    /// lock in another order deadlock: one of them is run again.
    /// </summary>
    Task LockToo(IEnumerable<ClaimTarget> lines, CancellationToken ct);

    /// <summary>
    /// Claims on these accounts and lines that anybody holds or is offered, or that this partner waits for. Call under the locks
    /// of the accounts.
    /// </summary>
    Task<CompetingClaims> LoadCompetingClaims(IReadOnlyList<ClaimTarget> wanted, PartnerId? awaitedBy, CancellationToken ct);

    Task<IReadOnlyList<IClaimOwner>> LoadOwners(IReadOnlyCollection<ClaimOwnerId> owners, CancellationToken ct);

    /// <summary>
    /// The deal that is offered a freed line: of those that no other claim keeps out, the first with priority, else the one that
    /// has waited
    /// longest.
    /// </summary>
    /// <param name="freed">Whoever waits for any part of it may be next.</param>
    /// <returns>Includes what the deal waits for; null if nobody waits.</returns>
    Task<(ClaimTarget On, Deal Deal)?> FindNextInLine(ClaimTarget freed, CancellationToken ct);

    Task<IReadOnlyList<DueReview>> FindDueReviews(DateTimeOffset now, DueReview? after, int limit, CancellationToken ct);

    Task<MatchedCustomer> LoadMatchedCustomer(
        Deal deal, IReadOnlyCollection<AccountId> accounts, ProgramVersion program, DateTimeOffset now, CancellationToken ct);

    /// <summary>Where the deal's partner sells, and whom these accounts are assigned to.</summary>
    Task<SellingAreas> LoadAreas(Deal deal, IReadOnlyCollection<AccountId> accounts, DateTimeOffset now, CancellationToken ct);

    Task<IReadOnlyList<(Deal Deal, Partner Partner)>> LoadInReview(IReadOnlyCollection<AccountId> accounts, CancellationToken ct);

    Task<Partner> PartnerOf(Deal deal, CancellationToken ct);

    /// <summary>What the deal's partner had on its customer so far, by its keys and its accounts.</summary>
    /// <summary>With the margin of its partner by the program at that time.</summary>
    Task<ProtectionHistory> LoadHistory(Deal deal, ProgramVersion program, DateTimeOffset now, CancellationToken ct);

    /// <summary>The other deals that wait for staff in the same public tender of the same customer.</summary>
    Task<IReadOnlyList<(Deal Deal, Partner Partner)>> LoadWaitingInTender(Deal deal, CancellationToken ct);

    /// <summary>Deals of which the clock has changed something that is not stored yet.</summary>
    Task<IReadOnlyList<DealId>> FindDue(DateTimeOffset now, DealId after, int limit, CancellationToken ct);

    /// <summary>Deals of whose end of protection the partner has not been reminded in this span.</summary>
    Task<IReadOnlyList<DealId>> FindExpiring(
        ReminderSpan span, DateTimeOffset now, DealId after, int limit, CancellationToken ct);
}

/// <param name="EndsAt">When the clock ends its claim; null: never.</param>
public sealed record OpenDeal(DealId Deal, Money Value, DateTimeOffset SubmittedAt, DateTimeOffset? EndsAt)
{
    /// <summary>The values that count together against the tier's limit: deals still open and recent enough, each once.</summary>
    /// <param name="except">The deal they are counted with.</param>
    public static IReadOnlyCollection<Money> Values(
        IEnumerable<OpenDeal> found, ProgramVersion program, DateTimeOffset now, DealId except = default) =>
    [
        .. found.Where(
            it => it.Deal != except && !(it.EndsAt <= now)
                && it.SubmittedAt > now.AddDays(-program.DealRegistration.OpenValueWindowDays))
            .DistinctBy(it => it.Deal).Select(it => it.Value),
    ];
}

/// <param name="Since">When the deadline passed.</param>
public sealed record DueReview(DealId Deal, DateTimeOffset Since);
