using System.Globalization;
using ChannelProgram.Application.Common;

namespace ChannelProgram.Application.Identity;

internal static class CallersPerson
{
    /// <summary>The id of the person who calls, where only people may.</summary>
    public static Guid Person(this CurrentCaller current) => Guid.Parse(current.Known.Id, CultureInfo.InvariantCulture);
}

public static class AccountPermissions
{
    /// <summary>People only: what a system signs in with, its partner's people manage.</summary>
    public static readonly Permission Manage = new(null, [], Enum.GetValues<Role>());
}
