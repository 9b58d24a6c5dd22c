using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Revenue;

namespace ChannelProgram.Application.Revenue;

/// <summary>What a caller finds and lists is scoped to it.</summary>
public interface IRevenueEvents
{
    /// <summary>Nobody else records refunds of these payments until the transaction ends.</summary>
    Task LockPayments(IReadOnlyCollection<string> externalIds, CancellationToken ct);

    Task<RevenueEvent?> Find(RevenueEventId id, CancellationToken ct);

    Task<IReadOnlyList<RevenueEvent>> List(RevenueEventFilter filter, PageRequest page, CancellationToken ct);

    /// <summary>With what each partner gets of those whose credit is shared.</summary>
    Task<IReadOnlyList<RevenueEvent>> WithExternalIds(IReadOnlyCollection<string> ids, CancellationToken ct);

    /// <summary>What was paid back of each of these payments, in its currency; those of which nothing was are missing.</summary>
    Task<IReadOnlyDictionary<string, decimal>> Refunded(IReadOnlyCollection<string> payments, CancellationToken ct);

    Task<IReadOnlyDictionary<DealId, SoldDeal>> Deals(IReadOnlyCollection<DealId> deals, CancellationToken ct);

    /// <summary>Those of them that there are.</summary>
    Task<IReadOnlySet<PartnerId>> Partners(IReadOnlyCollection<PartnerId> partners, CancellationToken ct);

    /// <summary>The same.</summary>
    Task<IReadOnlySet<AccountId>> Accounts(IReadOnlyCollection<AccountId> accounts, CancellationToken ct);

    void Add(RevenueEvent happened);
}
