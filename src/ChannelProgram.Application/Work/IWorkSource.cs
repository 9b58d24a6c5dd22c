using ChannelProgram.Domain.Common;

namespace ChannelProgram.Application.Work;

/// <summary>
/// One source of the work queue. All sources are merged by (dueBy, id), so the last item of a page tells every source where to
/// continue. An item's id is that of the thing it is about.
/// </summary>
public interface IWorkSource
{
    /// <summary>By (dueBy, id), after that place. Ids are compared byte by byte, as both database engines do.</summary>
    Task<IReadOnlyList<WorkItem>> Waiting(
        WorkFilter filter, WorkPosition after, int limit, DateTimeOffset now, CancellationToken ct);

    Task<WorkItem?> Find(Guid id, DateTimeOffset now, CancellationToken ct);

    /// <summary>Staff null: nobody. Result null: not of this source, or it does not wait.</summary>
    Task<Result<WorkItem>?> Assign(Guid id, Guid? staff, CancellationToken ct);

    /// <summary>Nobody looks any more after what this member of staff did.</summary>
    Task Unassign(Guid staff, CancellationToken ct);

    Task<(int Waiting, int Overdue)> Count(DateTimeOffset now, CancellationToken ct);
}

public readonly record struct WorkItemId(Guid Value) : ITypedId<WorkItemId>
{
    public static WorkItemId From(Guid value) => new(value);
}

/// <summary>A place in the queue: after this item in the order (dueBy, id).</summary>
public readonly record struct WorkPosition(DateTimeOffset DueBy, Guid Id);
