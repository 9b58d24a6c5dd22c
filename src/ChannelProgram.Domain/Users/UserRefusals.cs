using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Users;

/// <summary>Error codes are published: they never change.</summary>
public static class UserRefusals
{
    public static readonly Refusal NotFound = new(RefusalKind.NotFound, "notFound", "There is no such user.");

    /// <summary>The same for every cause, so that nobody learns which invitations there were.</summary>
    public static readonly Refusal InvitationInvalid = new(
        RefusalKind.NotFound, "invitationInvalid",
        "This invitation is unknown, used, cancelled or expired: ask for another one.");

    public static readonly Refusal NoSuchPerson = Refusal.Invalid(
        new Dictionary<string, string[]> { ["/person"] = ["is nobody who belongs to the partner now"] });

    public static readonly Refusal RoleNotHeld = new(
        RefusalKind.NotEligible, "roleNotHeld", "A system gives no role that may do more than its own token.");

    public static readonly Refusal UserExists = new(
        RefusalKind.StateForbids, "userExists", "Somebody with this e-mail address is a user already, or invited.");

    public static Refusal LastAdmin(UserStatus current) => Forbidden(
        "lastAdmin", "This is the last administrator who can sign in: make somebody else one first.", current);

    public static Refusal StatusForbids(UserStatus current) =>
        Forbidden("statusForbids", "The status of this user does not allow that.", current);

    private static Refusal Forbidden(string code, string message, UserStatus current) =>
        new(RefusalKind.StateForbids, code, message)
        {
            Members = new Dictionary<string, object?> { ["currentStatus"] = current },
        };
}
