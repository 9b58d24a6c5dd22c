using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.CustomerResolution;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Conflicts;

public readonly record struct LineConflictId(Guid Value) : ITypedId<LineConflictId>
{
    public static LineConflictId From(Guid value) => new(value);
}

public enum LineOutcome
{
    UpholdHolder,

    Reassign,
}

/// <summary>
/// Two claims have the same line because their customers were merged. The earlier one (the holder's, which may be the vendor)
/// keeps it, the later one (the challenger's) waits first in line, and staff decides. The conflict is open as long as both are as
/// the merge left them.
/// </summary>
public sealed class LineConflict : AggregateRoot
{
    private LineConflict() { }

    public LineConflictId Id { get; private init; }

    public AccountMergeId Merge { get; private init; }

    public long HolderClaim { get; private init; }

    public DealId? Holder { get; private init; }

    public long ChallengerClaim { get; private init; }

    public DealId Challenger { get; private init; }

    public DateTimeOffset OpenedAt { get; private init; }

    public DateTimeOffset DueBy { get; private init; }

    public DateTimeOffset? EscalatedAt { get; private set; }

    public Guid? Assignee { get; private set; }

    public LineOutcome? Outcome { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>Rises with every change: two transactions never both change the same one.</summary>
    public int Revision { get; private set; }

    public static LineConflict Open(AccountMergeId merge, MergeDecision decision, ProgramVersion program, DateTimeOffset now)
    {
        var conflict = new LineConflict
        {
            Id = new(Guid.CreateVersion7(now)),
            Merge = merge,
            HolderClaim = decision.Stands.Id,
            Holder = DealOf(decision.Stands.Owner),
            ChallengerClaim = decision.Claim.Id,
            Challenger = DealOf(decision.Claim.Owner)
                ?? throw new ArgumentException("The vendor challenges nobody.", nameof(decision)),
            OpenedAt = now,
            DueBy = program.GetStaffDecisionDueBy(now),
        };
        conflict.Raise(new LineConflictEvent(
            LineConflictEvent.Opened, conflict.Id, now, IsAutomatic: false,
            new ConflictOpenedBody(
                merge.Value, decision.Claim.Target.ProductLine, conflict.Holder?.Value, conflict.Challenger.Value)));
        return conflict;
    }

    private static DealId? DealOf(ClaimOwnerId owner) => owner.Kind is ClaimOwnerKind.Deal ? new DealId(owner.Value) : null;

    public void Escalate(DateTimeOffset now)
    {
        if (EscalatedAt is not null || DecidedAt is not null || now < DueBy) return;

        EscalatedAt = now;
        Record(LineConflictEvent.Escalated, now, isAutomatic: true, new ConflictEscalatedBody());
    }

    public void Assign(Guid? assignee, DateTimeOffset now)
    {
        if (Assignee == assignee || DecidedAt is not null) return;

        Assignee = assignee;
        Record(LineConflictEvent.Assigned, now, isAutomatic: false, new ConflictAssignedBody(assignee));
    }

    public void Decide(LineOutcome outcome, DateTimeOffset now)
    {
        (Outcome, DecidedAt) = (outcome, now);
        Record(LineConflictEvent.Decided, now, isAutomatic: false, ConflictDecidedBody.Of(outcome));
    }

    private void Record(string type, DateTimeOffset now, bool isAutomatic, IEventBody body)
    {
        Revision++;
        Raise(new LineConflictEvent(type, Id, now, isAutomatic, body));
    }
}
