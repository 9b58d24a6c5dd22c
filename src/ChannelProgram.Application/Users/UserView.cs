using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Users;

namespace ChannelProgram.Application.Users;

/// <summary>Somebody who signs in for a partner or the vendor, or is invited to.</summary>
/// <param name="Person">Who of the partner's people it is. Null: that is not known.</param>
/// <param name="InvitationExpiresAt">Until when the invitation can be accepted; null once it was.</param>
[SchemaName("User")]
public sealed record UserView(
    Guid Id,
    [Line(EmailAttribute.MaxEmailLength)] string Email,
    [Line(ProgramUser.MaxNameLength)] string? Name,
    Role Role,
    UserStatus Status,
    Guid? Person,
    DateTimeOffset? InvitationExpiresAt,
    DateTimeOffset CreatedAt,
    [Name] IReadOnlyList<string> NextActions)
{
    public static UserView Of(ProgramUser it, bool mayManage, bool isLastAdmin) => new(
        it.Id.Value, it.Email, it.Name, it.Role, it.Status, it.Person?.Value,
        it.Status is UserStatus.Invited ? it.InvitationExpiresAt : null, it.CreatedAt,
        !mayManage || isLastAdmin ? [] : it.Status switch
        {
            UserStatus.Invited => ["update", "resendInvitation", "cancelInvitation"],
            UserStatus.Active => ["update", "suspend", "remove"],
            UserStatus.Suspended => ["update", "reinstate", "remove"],
            UserStatus.Removed => [],
        });
}
