using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Identity;
using ChannelProgram.Domain.People;

namespace ChannelProgram.Domain.Users;

public readonly record struct UserId(Guid Value) : ITypedId<UserId>
{
    public static UserId From(Guid value) => new(value);
}

public enum UserStatus { Invited, Active, Suspended, Removed }

public sealed record UserEvent(string Type, UserId User, DateTimeOffset At, UserBody? From, UserBody To) : IEventRecord
{
    public const string Invited = "user.invited";
    public const string InvitationRenewed = "user.invitationRenewed";
    public const string InvitationCancelled = "user.invitationCancelled";
    public const string RoleChanged = "user.roleChanged";
    public const string PersonChanged = "user.personChanged";
    public const string Moved = "user.moved";
    public const string Suspended = "user.suspended";
    public const string Reinstated = "user.reinstated";
    public const string Removed = "user.removed";

    public static IReadOnlyList<EventType> Types { get; } =
    [
        TypeOf(Invited, "A person is invited to sign in for a partner or the vendor."),
        TypeOf(InvitationRenewed, "An invitation is sent again; the one before is good no longer."),
        TypeOf(InvitationCancelled, "An invitation is good no longer."),
        TypeOf(RoleChanged, "A person has another role."),
        TypeOf(PersonChanged, "A user is somebody else of the partner's people than before, or nobody of them."),
        TypeOf(Moved, "A person signs in for the partner that took over the business of the one before."),
        TypeOf(Suspended, "A person may not sign in for the time being; all sessions ended."),
        TypeOf(Reinstated, "A person who was suspended may sign in again."),
        TypeOf(Removed, "A person does not sign in for this partner or the vendor any more; all sessions ended."),
    ];

    string IDomainEvent.Subject => User.Value.ToString();
    PartnerId? IDomainEvent.Partner => To.Partner is { } partner ? new(partner) : null;
    bool IDomainEvent.IsAutomatic => false;
    IEventBody? IDomainEvent.Before => From;
    IEventBody IDomainEvent.After => To;

    private static EventType TypeOf(string name, string description) =>
        EventType.Internal<UserBody>(name, "user", description);
}

public static class UserBodies
{
    private static readonly RecordedNames<UserStatus> Statuses = new(
        (UserStatus.Invited, "invited"), (UserStatus.Active, "active"), (UserStatus.Suspended, "suspended"),
        (UserStatus.Removed, "removed"));

    public static UserBody Of(PartnerId? partner, string role, UserStatus status, PersonId? person) =>
        new(partner?.Value, role, Statuses[status], person?.Value);
}
