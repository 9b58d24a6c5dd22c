using ChannelProgram.Application.People;
using ChannelProgram.Domain.Common;
using ChannelProgram.Web.Common;

namespace ChannelProgram.Web.People;

internal static class PersonExamples
{
    private static readonly DateOnly Day = new(2026, 11, 23);

    public static readonly PersonForm Input = new("Ada Example", "ada@birch.example");

    public static readonly PersonForm Update = new("Ada Sample", "ada.sample@birch.example");

    public static readonly LeavePartner.Body Leaving = new(On: null);

    public static readonly PersonView Person = new(
        new("019aa5b5-1a3b-7f52-9c05-3d4e5f607182"), Input.Name!, Input.Email!, EmailConfirmed: false,
        [new(Day, Until: null)], ["update", "leave"]);

    public static readonly PersonView Updated = Person with { Name = Update.Name!, Email = Update.Email! };

    public static readonly PersonView Left = Person with { Memberships = [new(Day, Day)], NextActions = [] };

    public static readonly Listing<PersonView> Page = new([Person], Next: null);

    public static readonly PersonInvitation Invited =
        new(Input.Email!, new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero));

    public static readonly JoinPartner Joining = new("7hQ2mZ0vXk4cT9wYb1LrD6sNf8eUjAoPq3iGtVxKzHM");

    public static readonly JoinedPartner Joined = new("Birch Consulting");

    public static readonly Refusal LastAdmin = new(
        RefusalKind.StateForbids, "lastAdmin", "This is the last administrator who can sign in: make somebody else one first.");

    public static readonly Refusal TooManyInvitations = new(
        RefusalKind.TooMany, "tooManyAttempts", "This was tried too often: wait for the time that Retry-After says.")
    {
        RetryAfter = 3600,
    };
}
