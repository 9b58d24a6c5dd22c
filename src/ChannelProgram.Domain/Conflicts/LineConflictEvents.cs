using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Conflicts;

public sealed record LineConflictEvent(string Type, LineConflictId Conflict, DateTimeOffset At, bool IsAutomatic, IEventBody Now)
    : IEventRecord
{
    public const string Opened = "conflict.opened";
    public const string Assigned = "conflict.assigned";
    public const string Escalated = "conflict.escalated";
    public const string Decided = "conflict.decided";

    public static IReadOnlyList<EventType> Types { get; } =
    [
        TypeOf<ConflictOpenedBody>(Opened, "Two registrations have one line, as their customers turned out to be one."),
        TypeOf<ConflictAssignedBody>(Assigned, "One of staff, or nobody, looks after the conflict."),
        TypeOf<ConflictEscalatedBody>(Escalated, "Staff did not decide in time: the conflict went to program admins."),
        TypeOf<ConflictDecidedBody>(Decided, "Staff said whose the line is."),
    ];

    string IDomainEvent.Subject => Conflict.Value.ToString();
    IEventBody IDomainEvent.After => Now;

    private static EventType TypeOf<TBody>(string name, string description) where TBody : IEventBody =>
        EventType.Internal<TBody>(name, "conflict", description);
}

/// <param name="Holder">The deal with the earlier claim; null: it is the vendor's claim.</param>
public sealed record ConflictOpenedBody(Guid Merge, string Line, Guid? Holder, Guid Challenger) : IEventBody;

public sealed record ConflictAssignedBody(Guid? Assignee) : IEventBody;

public sealed record ConflictEscalatedBody : IEventBody;

public sealed record ConflictDecidedBody(string Outcome) : IEventBody
{
    private static readonly RecordedNames<LineOutcome> Outcomes = new(
        (LineOutcome.UpholdHolder, "upholdHolder"), (LineOutcome.Reassign, "reassign"));

    internal static ConflictDecidedBody Of(LineOutcome outcome) => new(Outcomes[outcome]);
}
