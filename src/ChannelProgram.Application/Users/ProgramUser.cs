using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Identity;
using ChannelProgram.Domain.People;
using ChannelProgram.Domain.Users;

namespace ChannelProgram.Application.Users;

/// <summary>
/// Somebody who signs in for a partner or the vendor, or is invited to. It stands in this layer because roles do.
/// </summary>
public sealed class ProgramUser : AggregateRoot
{
    public const int MaxNameLength = 200;

    /// <summary>Of the machine's clock, compared at the moment of use.</summary>
    public static readonly TimeSpan InvitationLasts = TimeSpan.FromHours(72);

    public required UserId Id { get; init; }

    /// <summary>Null: of the vendor's staff.</summary>
    public required PartnerId? Partner { get; set; }

    public required string Email { get; init; }
    public required string? Name { get; set; }
    public required Role Role { get; set; }
    public required UserStatus Status { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who of the partner's people it is; null: that is not known.</summary>
    public PersonId? Person { get; set; }

    /// <summary>SHA-256 of the token that was mailed.</summary>
    public byte[]? TokenHash { get; set; }

    public DateTimeOffset? InvitationExpiresAt { get; set; }

    public bool IsActiveAdmin => Status is UserStatus.Active && Role == AdminOf(Partner);

    public static Role AdminOf(PartnerId? owner) => owner is null ? Role.ProgramAdmin : Role.PartnerAdmin;

    public static ProgramUser Invite(
        PartnerId? partner, string email, string? name, Role role, PersonId? person, byte[] tokenHash, DateTimeOffset now)
    {
        var user = new ProgramUser
        {
            Id = new(Guid.CreateVersion7(now)),
            Partner = partner,
            Email = email,
            Name = name,
            Role = role,
            Status = UserStatus.Invited,
            CreatedAt = now,
            Person = person,
            TokenHash = tokenHash,
            InvitationExpiresAt = now + InvitationLasts,
        };
        user.Raise(new UserEvent(UserEvent.Invited, user.Id, now, null, user.Body));
        return user;
    }

    /// <summary>The token before is good no longer.</summary>
    public Refusal? RenewInvitation(byte[] tokenHash, DateTimeOffset now) => Status is not UserStatus.Invited
        ? UserRefusals.StatusForbids(Status)
        : Do(UserEvent.InvitationRenewed, now, () => (TokenHash, InvitationExpiresAt) = (tokenHash, now + InvitationLasts));

    public Refusal? CancelInvitation(DateTimeOffset now) => Status is not UserStatus.Invited
        ? UserRefusals.StatusForbids(Status)
        : Do(UserEvent.InvitationCancelled, now, () => Status = UserStatus.Removed);

    /// <summary>Whether the invitation can still be accepted. Who accepts it becomes a user by <c>INewUsers</c>.</summary>
    public bool CanJoin(DateTimeOffset now) => Status is UserStatus.Invited && InvitationExpiresAt > now;

    public Refusal? ChangeRole(Role role, bool isLastAdmin, DateTimeOffset now) =>
        role == Role ? null
        : isLastAdmin ? UserRefusals.LastAdmin(Status)
        : Do(UserEvent.RoleChanged, now, () => Role = role);

    public Refusal? Link(PersonId? person, DateTimeOffset now) =>
        person == Person ? null : Do(UserEvent.PersonChanged, now, () => Person = person);

    /// <summary>
    /// Another partner takes over the business of the user's partner. Whoever administers that one decides who else does.
    /// </summary>
    public void MoveTo(PartnerId successor, DateTimeOffset now) => Do(
        UserEvent.Moved, now,
        () => (Partner, Role) = (successor, Role is Role.PartnerAdmin ? Role.PartnerSales : Role));

    public Refusal? Suspend(bool isLastAdmin, DateTimeOffset now) =>
        Status is not UserStatus.Active ? UserRefusals.StatusForbids(Status)
        : isLastAdmin ? UserRefusals.LastAdmin(Status)
        : Do(UserEvent.Suspended, now, () => Status = UserStatus.Suspended);

    public Refusal? Reinstate(DateTimeOffset now) => Status is not UserStatus.Suspended
        ? UserRefusals.StatusForbids(Status)
        : Do(UserEvent.Reinstated, now, () => Status = UserStatus.Active);

    public Refusal? Remove(bool isLastAdmin, DateTimeOffset now) =>
        Status is not (UserStatus.Active or UserStatus.Suspended) ? UserRefusals.StatusForbids(Status)
        : isLastAdmin ? UserRefusals.LastAdmin(Status)
        : Do(UserEvent.Removed, now, () => Status = UserStatus.Removed);

    private UserBody Body => UserBodies.Of(Partner, RoleNames.Recorded[Role], Status, Person);

    private Refusal? Do(string type, DateTimeOffset now, Action change)
    {
        var before = Body;
        change();
        Raise(new UserEvent(type, Id, now, before, Body));
        return null;
    }
}
