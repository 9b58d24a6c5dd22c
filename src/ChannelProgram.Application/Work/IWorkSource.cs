using ChannelProgram.Domain.Common;

namespace ChannelProgram.Application.Work;

/// <summary>
/// Something that may wait for staff to decide it: one source of the queue, in which all sources are merged by the time by which
/// they want a decision, and by id where that is equal: what a page ends with says for every source where the next one begins.
/// An item's id is that of the thing itself.
/// </summary>
public interface IWorkSource
{
    /// <summary>
    /// What of it waits, by (dueBy, id), after that place; ids in the order of their bytes, which is that of both engines.
    /// </summary>
    Task<IReadOnlyList<WorkItem>> Waiting(WorkFilter filter, WorkPlace after, int atMost, DateTimeOffset now, CancellationToken ct);

    /// <summary>Null: it is none of this source's, or does not wait.</summary>
    Task<WorkItem?> Find(Guid id, DateTimeOffset now, CancellationToken ct);

    /// <summary>Gives it to one of staff, or to nobody.</summary>
    /// <returns>The item then; null if it is none of this source's, or does not wait.</returns>
    Task<Result<WorkItem>?> Assign(Guid id, Guid? staff, CancellationToken ct);

    /// <summary>How much waits, and how much of it is overdue.</summary>
    Task<(int Waiting, int Overdue)> Count(DateTimeOffset now, CancellationToken ct);
}

/// <summary>An item by the id of the thing that it is about, whichever source it comes from.</summary>
public readonly record struct WorkItemId(Guid Value) : ITypedId<WorkItemId>
{
    public static WorkItemId From(Guid value) => new(value);
}

/// <summary>A place in the queue: after the item of that id among those due at that instant.</summary>
public readonly record struct WorkPlace(DateTimeOffset DueBy, Guid Id);
