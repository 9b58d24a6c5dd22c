using System.ComponentModel;
using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.DealTransfers;

namespace ChannelProgram.Application.DealTransfers;

public sealed record DealTransferFilter : IListFilter
{
    [Description("Transfers that have one of these statuses.")]
    public IReadOnlyList<DealTransferStatus> Status { get; init; } = [];

    [Description("Transfers of one of these deals.")]
    public IReadOnlyList<DealId> Deal { get; init; } = [];

    public IQueryable<DealTransfer> Among(IQueryable<DealTransfer> transfers, DateTimeOffset now)
    {
        if (Deal.Count > 0) transfers = transfers.Where(it => Deal.Contains(it.Deal));
        if (Status.Count == 0) return transfers;

        // The same rule as DealTransfer.StatusAt.
        var (offered, expired) =
            (Status.Contains(DealTransferStatus.Offered), Status.Contains(DealTransferStatus.Expired));
        var stored = Status.Where(it => it is not DealTransferStatus.Offered).ToList();
        return transfers.Where(it => stored.Contains(it.Status)
            || (it.Status == DealTransferStatus.Offered
                && ((offered && it.ExpiresAt > now) || (expired && it.ExpiresAt <= now))));
    }
}
