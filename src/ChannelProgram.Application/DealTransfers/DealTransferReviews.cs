using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Application.Work;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.DealTransfers;

namespace ChannelProgram.Application.DealTransfers;

/// <summary>Deals that one partner hands over to another, and both agree.</summary>
public sealed class DealTransferReviews(IDealTransfers transfers, IPreconditions preconditions, ProgramClock clock) : IWorkSource
{
    public static readonly WorkKind Transfer = new("dealTransfer");
    public static readonly WorkReason BothAgree = new("partnersAgree");

    public async Task<IReadOnlyList<WorkItem>> Waiting(
        WorkFilter filter, WorkPosition after, int limit, DateTimeOffset now, CancellationToken ct) =>
        filter.Kind.Count > 0 && !filter.Kind.Contains(Transfer)
            ? []
            : [.. (await transfers.Waiting(filter, after, limit, now, ct)).Select(it => Item(it, now))];

    public async Task<WorkItem?> Find(Guid id, DateTimeOffset now, CancellationToken ct) =>
        await transfers.Find(new(id), ct) is { Transfer.Status: DealTransferStatus.Accepted } found ? Item(found, now) : null;

    public async Task<Result<WorkItem>?> Assign(Guid id, Guid? staff, CancellationToken ct)
    {
        if (await transfers.Find(new(id), ct) is not { Transfer.Status: DealTransferStatus.Accepted } found) return null;

        var now = clock.Now();
        if (!preconditions.Met(Item(found, now))) return Refusal.VersionChanged;
        found.Transfer.Assign(staff);
        return Item(found, now);
    }

    public async Task Unassign(Guid staff, CancellationToken ct)
    {
        foreach (var it in await transfers.AssignedTo(staff, ct)) it.Assign(null);
    }

    public Task<(int Waiting, int Overdue)> Count(DateTimeOffset now, CancellationToken ct) => transfers.Count(now, ct);

    private static WorkItem Item(TransferOfDeal of, DateTimeOffset now)
    {
        var it = of.Transfer;
        return new(
            it.Id.Value, Transfer, it.Deal.Value, of.Number.Value, DealWorkItem.NameOf(of.Status), it.From.Value, Accounts: [],
            new(of.Customer.Name, of.Customer.Country), MoneyText.Of(of.Value), it.AcceptedAt!.Value, it.DueBy!.Value,
            it.DueBy <= now, Escalated: false, EscalatedAt: null, [BothAgree],
            of.Status is DealStatus.Approved
                ? new("confirm", "Both partners agree: the deal goes to the other one with its protection.")
                : new("reject", "The deal is not protected any more: there is nothing to hand over."),
            it.Assignee, Against: null);
    }
}
