using ChannelProgram.Application.Common;
using ChannelProgram.Application.Work;
using ChannelProgram.Domain.Commitments;
using ChannelProgram.Domain.Common;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Application.Commitments;

/// <summary>Commitments that have a document and wait for staff.</summary>
public sealed class CommitmentReviews(
    IChannelDb db, IPreconditions preconditions, CurrentCaller caller, ProgramClock clock) : IWorkSource
{
    public static readonly WorkKind Kind = new("commitment");
    public static readonly WorkReason ToConfirm = new("commitmentToConfirm");

    private IQueryable<Commitment> WaitingNow => db.Commitments.AsNoTracking().Where(it => it.DueBy != null);

    public async Task<IReadOnlyList<WorkItem>> Waiting(
        WorkFilter filter, WorkPosition after, int limit, DateTimeOffset now, CancellationToken ct) =>
        filter.Kind.Count > 0 && !filter.Kind.Contains(Kind)
            ? []
            : await Items(
                await filter.Among(WaitingNow, caller.Known, now, it => it.Partner, it => it.DueBy!.Value, it => it.Assignee)
                    .EarliestFirst(after.DueBy, new CommitmentId(after.Id), limit, it => it.DueBy!.Value, it => it.Id)
                    .ToListAsync(ct),
                now, ct);

    public async Task<WorkItem?> Find(Guid id, DateTimeOffset now, CancellationToken ct) =>
        await Load(id, ct) is { } found ? (await Items([found], now, ct))[0] : null;

    public async Task<Result<WorkItem>?> Assign(Guid id, Guid? staff, CancellationToken ct)
    {
        if (await Load(id, ct) is not { } found) return null;

        var now = clock.Now();
        if (!preconditions.Met((await Items([found], now, ct))[0])) return Refusal.VersionChanged;
        found.Assign(staff);
        return (await Items([found], now, ct))[0];
    }

    public async Task Unassign(Guid staff, CancellationToken ct)
    {
        foreach (var it in await db.Commitments.Where(it => it.Assignee == staff && it.DueBy != null).ToListAsync(ct))
            it.Assign(null);
    }

    public async Task<(int Waiting, int Overdue)> Count(DateTimeOffset now, CancellationToken ct) =>
        (await WaitingNow.CountAsync(ct), await WaitingNow.CountAsync(it => it.DueBy <= now, ct));

    private Task<Commitment?> Load(Guid id, CancellationToken ct)
    {
        var commitment = new CommitmentId(id);
        return db.Commitments.SingleOrDefaultAsync(it => it.Id == commitment && it.DueBy != null, ct);
    }

    private async Task<IReadOnlyList<WorkItem>> Items(
        IReadOnlyList<Commitment> found, DateTimeOffset now, CancellationToken ct)
    {
        var partners = found.Select(it => it.Partner).Distinct().ToList();
        var confirmed = partners.Count == 0 ? [] : await db.Commitments.AsNoTracking()
            .Where(it => it.Status == CommitmentStatus.Confirmed && partners.Contains(it.Partner))
            .Select(it => new { it.Partner, it.Year, it.Amount.Amount }).ToListAsync(ct);
        return
        [
            .. found.Select(it => new WorkItem(
                it.Id.Value, Kind, Deal: null, Number: null, Status: null, it.Partner.Value, Accounts: [], Customer: null,
                MoneyText.Of(it.Amount), it.SubmittedAt!.Value, it.DueBy!.Value, it.DueBy <= now, Escalated: false,
                EscalatedAt: null, [ToConfirm],
                confirmed.Contains(new { it.Partner, it.Year, it.Amount.Amount })
                    ? new("reject", "The same amount is confirmed for this program year already: it may have been sent twice.")
                    : new("confirm", "Read the document: if it says this amount for this program year, confirm it."),
                it.Assignee, Against: null)),
        ];
    }
}
