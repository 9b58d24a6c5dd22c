using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.AccountAssignments;

public sealed record AccountAssignmentEvent : IEventRecord
{
    public const string Created = "accountAssignment.created";
    public const string Ended = "accountAssignment.ended";

    private readonly string _type;
    private readonly Guid _assignment;
    private readonly AccountAssignmentBody _state;

    public AccountAssignmentEvent(string type, AccountAssignment it, DateTimeOffset at) => (_type, _assignment, At, _state) = (
        type, it.Id.Value, at,
        new(it.Account.Value, it.Partner.Value, it.Lines, it.From, it.Until, it.EndedAt, it.Conflict));

    public static IReadOnlyList<EventType> Types { get; } =
    [
        TypeOf(Created, "Staff assigned a customer to a partner for some time."),
        TypeOf(Ended, "Staff ended the assignment of a customer to a partner."),
    ];

    public DateTimeOffset At { get; }

    string IDomainEvent.Type => _type;
    string IDomainEvent.Subject => _assignment.ToString();
    bool IDomainEvent.IsAutomatic => false;
    IEventBody IDomainEvent.After => _state;

    private static EventType TypeOf(string name, string description) =>
        EventType.Internal<AccountAssignmentBody>(name, "accountAssignment", description);
}

/// <param name="Lines">Null: all.</param>
public sealed record AccountAssignmentBody(
    Guid Account, Guid Partner, IReadOnlyList<string>? Lines, DateTimeOffset From, DateTimeOffset? Until, DateTimeOffset? EndedAt,
    Guid? Conflict) : IEventBody;
