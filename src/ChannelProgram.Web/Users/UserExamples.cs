using ChannelProgram.Application.Common;
using ChannelProgram.Application.Users;
using ChannelProgram.Domain.Users;
using ChannelProgram.Web.Common;

namespace ChannelProgram.Web.Users;

internal static class UserExamples
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    public static readonly InvitationForm Invitation = new("ada@birch.example", "Ada Example", Role.PartnerSales, null);

    public static readonly UserForm Update = new(Role.PartnerFinance, null);

    public static readonly UserView Invited = View(Invitation.Email!, Invitation.Name, Role.PartnerSales);

    public static readonly UserView Joined = Active(Invited);

    public static readonly UserView Updated = Joined with { Role = Role.PartnerFinance };

    public static readonly UserView Suspended = AsSuspended(Joined);

    public static readonly UserView Removed = AsRemoved(Joined);

    public static readonly UserView Cancelled = AsRemoved(Invited);

    public static readonly Listing<UserView> Page = new([Invited], Next: null);

    public static readonly AcceptInvitation Acceptance =
        new("7hQ2mZ0vXk4cT9wYb1LrD6sNf8eUjAoPq3iGtVxKzHM", "Four-quiet-Ravens-7", Name: null);

    public static readonly JoinedUser Accepted = new(Joined.Id, Joined.Email, Joined.Name, Joined.Role);

    internal static UserView View(string email, string? name, Role role) => new(
        new("019aa5b4-0c2d-7e61-8a94-2b3c4d5e6f70"), email, name, role, UserStatus.Invited, Person: null, Noon.AddHours(72), Noon,
        ["update", "resendInvitation", "cancelInvitation"]);

    internal static UserView Active(UserView it) => it with
    {
        Status = UserStatus.Active,
        InvitationExpiresAt = null,
        NextActions = ["update", "suspend", "remove"],
    };

    internal static UserView AsSuspended(UserView it) =>
        it with { Status = UserStatus.Suspended, NextActions = ["update", "reinstate", "remove"] };

    internal static UserView AsRemoved(UserView it) =>
        it with { Status = UserStatus.Removed, InvitationExpiresAt = null, NextActions = [] };
}

internal static class StaffUserExamples
{
    public static readonly InvitationForm Invitation = new("kim@vendor.example", "Kim Example", Role.ChannelManager, null);

    public static readonly UserForm Update = new(Role.Auditor, null);

    public static readonly UserView Invited = UserExamples.View(Invitation.Email!, Invitation.Name, Role.ChannelManager);

    public static readonly UserView Joined = UserExamples.Active(Invited);

    public static readonly UserView Updated = Joined with { Role = Role.Auditor };

    public static readonly UserView Suspended = UserExamples.AsSuspended(Joined);

    public static readonly UserView Removed = UserExamples.AsRemoved(Joined);

    public static readonly UserView Cancelled = UserExamples.AsRemoved(Invited);

    public static readonly Listing<UserView> Page = new(
        [
            OfDemo("auditor@vendor.example", Role.Auditor), OfDemo("finance@vendor.example", Role.Finance),
            OfDemo("sponsor@vendor.example", Role.ExecutiveSponsor), OfDemo("steering@vendor.example", Role.ConflictSteering),
            OfDemo("channel@vendor.example", Role.ChannelManager),
            OfDemo("admin@vendor.example", Role.ProgramAdmin) with { NextActions = [] },
        ],
        Next: null);

    private static UserView OfDemo(string email, Role role) => UserExamples.Active(UserExamples.View(email, null, role));
}
