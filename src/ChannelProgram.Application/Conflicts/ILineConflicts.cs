using ChannelProgram.Application.Work;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Conflicts;
using ChannelProgram.Domain.Deals;

namespace ChannelProgram.Application.Conflicts;

/// <summary>Conflicts over lines that merges left. They are the program's: only staff asks for them.</summary>
public interface ILineConflicts
{
    /// <summary>What is open, by (dueBy, id): nobody decided, and both claims are as the merge left them.</summary>
    Task<IReadOnlyList<OpenConflict>> Open(WorkFilter filter, WorkPlace after, int atMost, DateTimeOffset now, CancellationToken ct);

    /// <summary>Null: there is none, or it is not open any more.</summary>
    Task<OpenConflict?> Find(Guid id, CancellationToken ct);

    Task<(int Waiting, int Overdue)> Count(DateTimeOffset now, CancellationToken ct);

    /// <summary>The deals of those of these that are conflicts: their locks have to be taken before anything is decided.</summary>
    Task<IReadOnlyList<DealId>> DealsOf(IReadOnlyCollection<Guid> ids, CancellationToken ct);

    /// <summary>Whose a claim is, to be changed.</summary>
    Task<IClaimOwner> LoadOwner(long claim, CancellationToken ct);

    /// <summary>What is overdue goes to the program's admins, once.</summary>
    Task Escalate(DateTimeOffset now, CancellationToken ct);
}

/// <summary>A conflict with what it is about.</summary>
/// <param name="Conflict">To be changed.</param>
/// <param name="Challenger">Who waits.</param>
public sealed record OpenConflict(LineConflict Conflict, AccountId Account, string Unit, string ProductLine, Deal Challenger);
