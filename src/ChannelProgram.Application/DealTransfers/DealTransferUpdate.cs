using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.DealTransfers;

namespace ChannelProgram.Application.DealTransfers;

/// <summary>
/// Steps of every change of a transfer. Of two at once the later one is done again, since the revision is a concurrency token.
/// </summary>
public sealed class DealTransferUpdate(
    IChannelDb db, IDealTransfers transfers, IPreconditions preconditions, CurrentCaller caller, ProgramClock clock)
{
    public async Task<Result<DealTransferView>> Update(
        DealTransferId id, Func<DealTransfer, DateTimeOffset, Task<Refusal?>> change, CancellationToken ct)
    {
        if (await transfers.Find(id, ct) is not { } found) return DealTransferRefusals.NotFound;
        if (!preconditions.Met(View(found))) return Refusal.VersionChanged;
        if (await change(found.Transfer, clock.Now()) is { } refused) return refused;

        await db.Save(ct);
        return View((await transfers.Find(id, ct))!);
    }

    public Task<Result<DealTransferView>> Update(
        DealTransferId id, Func<DealTransfer, DateTimeOffset, Refusal?> change, CancellationToken ct) =>
        Update(id, (transfer, now) => Task.FromResult(change(transfer, now)), ct);

    public DealTransferView View(TransferOfDeal found) => DealTransferView.Of(found, caller.Known, clock.Now());
}
