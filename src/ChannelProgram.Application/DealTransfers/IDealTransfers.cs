using ChannelProgram.Application.Common;
using ChannelProgram.Application.Work;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.DealTransfers;

namespace ChannelProgram.Application.DealTransfers;

/// <summary>What a caller sees of transfers is scoped to it; what the code finds, and what waits for staff, is not.</summary>
public interface IDealTransfers
{
    void Add(DealTransfer transfer);

    /// <summary>With the deal, whose-ever it is. Null: the caller has no such transfer.</summary>
    Task<TransferOfDeal?> Find(DealTransferId id, CancellationToken ct);

    Task<IReadOnlyList<TransferOfDeal>> List(
        DealTransferFilter filter, PageRequest page, DateTimeOffset now, CancellationToken ct);

    /// <summary>For whoever has the code: not scoped.</summary>
    Task<TransferOfDeal?> FindByCode(byte[] hash, CancellationToken ct);

    /// <summary>The one of this deal that is offered or accepted, as stored; there is one at most.</summary>
    Task<DealTransfer?> FindOpen(DealId deal, CancellationToken ct);

    /// <summary>Those that are offered or accepted by this partner, or from it.</summary>
    Task<IReadOnlyList<DealTransfer>> FindOpenOf(PartnerId partner, CancellationToken ct);

    Task<IReadOnlyList<TransferOfDeal>> Waiting(
        WorkFilter filter, WorkPosition after, int limit, DateTimeOffset now, CancellationToken ct);

    /// <summary>Those that wait for staff.</summary>
    Task<IReadOnlyList<DealTransfer>> AssignedTo(Guid staff, CancellationToken ct);

    Task<(int Waiting, int Overdue)> Count(DateTimeOffset now, CancellationToken ct);

    /// <summary>What is kept of a deal beside it, its keys included, goes to this partner too.</summary>
    Task MoveParts(DealId deal, PartnerId to, CancellationToken ct);

    /// <summary>What this partner holds or waits for on these lines, with what it belongs to.</summary>
    Task<IReadOnlyList<IClaimOwner>> LoadCompetingDeals(
        PartnerId partner, IReadOnlyCollection<ClaimTarget> lines, CancellationToken ct);
}

public sealed record TransferOfDeal(DealTransfer Transfer, DealNumber Number, Customer Customer, Money Value, DealStatus Status);
