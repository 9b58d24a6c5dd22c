using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deals;
using ChannelProgram.Application.Work;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Application.Conflicts;

internal sealed class LineConflicts(ILineConflicts conflicts, IPreconditions preconditions, ProgramClock clock) : IWorkSource
{
    public static readonly WorkKind Conflict = new("conflict");
    public static readonly WorkReason CompetingClaims = new("competingClaims");

    public async Task<IReadOnlyList<WorkItem>> Waiting(
        WorkFilter filter, WorkPosition after, int limit, DateTimeOffset now, CancellationToken ct) =>
        filter.Kind.Count > 0 && !filter.Kind.Contains(Conflict)
            ? []
            : [.. (await conflicts.Open(filter, after, limit, now, ct)).Select(it => Item(it, now))];

    public async Task<WorkItem?> Find(Guid id, DateTimeOffset now, CancellationToken ct) =>
        await conflicts.Find(id, ct) is { } found ? Item(found, now) : null;

    public async Task<Result<WorkItem>?> Assign(Guid id, Guid? staff, CancellationToken ct)
    {
        if (await conflicts.Find(id, ct) is not { } found) return null;

        var now = clock.Now();
        if (!preconditions.Met(Item(found, now))) return Refusal.VersionChanged;
        found.Conflict.Assign(staff, now);
        return Item(found, now);
    }

    public async Task Unassign(Guid staff, CancellationToken ct)
    {
        foreach (var it in await conflicts.AssignedTo(staff, ct)) it.Assign(null, clock.Now());
    }

    public Task<(int Waiting, int Overdue)> Count(DateTimeOffset now, CancellationToken ct) => conflicts.Count(now, ct);

    private static WorkItem Item(OpenConflict it, DateTimeOffset now) => new(
        it.Conflict.Id.Value,
        Conflict,
        it.Challenger.Id.Value,
        it.Challenger.Number.Value,
        DealWorkItem.NameOf(it.Challenger.Status),
        it.Challenger.Partner.Value,
        [it.Account.Value],
        new(it.Challenger.Customer.Name, it.Challenger.Customer.Country),
        MoneyText.Of(it.Challenger.Value),
        it.Conflict.OpenedAt,
        it.Conflict.DueBy,
        it.Conflict.DueBy <= now,
        it.Conflict.EscalatedAt is not null,
        it.Conflict.EscalatedAt,
        [CompetingClaims],
        new(
            "upholdHolder",
            $"Two registrations held {it.ProductLine} when their customers were merged: the earlier one has it, unless "
            + $"something speaks for the other."),
        it.Conflict.Assignee,
        it.Conflict.Holder?.Value);
}
