using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.People;

public sealed record MembershipEvent(
    string Type, Membership Membership, DateTimeOffset At, MembershipBody? From, MembershipBody To) : IEventRecord
{
    public const string Begun = "membership.begun";
    public const string Changed = "membership.changed";
    public const string Ended = "membership.ended";

    public static IReadOnlyList<EventType> Types { get; } =
    [
        TypeOf(Begun, "A person belongs to a partner from now on."),
        TypeOf(Changed, "A partner has another name or address of a person, or the person confirmed the address."),
        TypeOf(Ended, "A person has left a partner."),
    ];

    string IDomainEvent.Subject => Membership.Id.Value.ToString();
    PartnerId? IDomainEvent.Partner => Membership.Partner;
    bool IDomainEvent.IsAutomatic => false;
    IEventBody? IDomainEvent.Before => From;
    IEventBody IDomainEvent.After => To;

    private static EventType TypeOf(string name, string description) =>
        EventType.Internal<MembershipBody>(name, "membership", description);
}

public sealed record MembershipBody(Guid Person, Guid Partner, bool EmailConfirmed, DateOnly From, DateOnly? Until)
    : IEventBody;
