using ChannelProgram.Application.Work;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Conflicts;
using ChannelProgram.Domain.Deals;

namespace ChannelProgram.Application.Conflicts;

/// <summary>Conflicts over lines that account merges caused. Not scoped to a partner: for staff only.</summary>
public interface ILineConflicts
{
    Task<IReadOnlyList<OpenConflict>> Open(
        WorkFilter filter, WorkPosition after, int limit, DateTimeOffset now, CancellationToken ct);

    Task<OpenConflict?> Find(Guid id, CancellationToken ct);

    /// <summary>Those that are not decided.</summary>
    Task<IReadOnlyList<LineConflict>> AssignedTo(Guid staff, CancellationToken ct);

    Task<(int Waiting, int Overdue)> Count(DateTimeOffset now, CancellationToken ct);

    Task<IReadOnlyList<DealId>> DealsOf(IReadOnlyCollection<Guid> ids, CancellationToken ct);

    Task<IClaimOwner> LoadOwner(long claim, CancellationToken ct);

    /// <summary>Open conflicts that are overdue and not escalated yet, after this one.</summary>
    Task<IReadOnlyList<LineConflictId>> FindOverdue(DateTimeOffset now, LineConflictId after, int max, CancellationToken ct);
}

/// <param name="Challenger">The deal that waits for the line.</param>
public sealed record OpenConflict(LineConflict Conflict, AccountId Account, string Unit, string ProductLine, Deal Challenger);
