using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.People;

/// <summary>Error codes are published: they never change.</summary>
public static class PersonRefusals
{
    public static readonly Refusal NotFound = new(RefusalKind.NotFound, "notFound", "There is no such person.");

    public static readonly Refusal HasLeft = new(RefusalKind.StateForbids, "hasLeft", "This person has left the partner.");

    public static readonly Refusal PersonExists = new(
        RefusalKind.StateForbids, "personExists", "Somebody with this e-mail address belongs to the partner already.");

    /// <summary>Told to nobody but who has the invitation, and so the address.</summary>
    public static readonly Refusal MemberElsewhere = new(
        RefusalKind.StateForbids, "memberElsewhere", "You belong to another partner still: have that one record that you left.");

    public static readonly Refusal WrongDay = Refusal.Invalid(
        new Dictionary<string, string[]> { ["/on"] = ["must be a day from when the person joined until today"] });

    /// <summary>The same for every cause, so that nobody learns which invitations there were.</summary>
    public static readonly Refusal InvitationInvalid = new(
        RefusalKind.NotFound, "invitationInvalid", "This invitation is unknown, used or expired: ask for another one.");
}
