using ChannelProgram.Application.Common;

namespace ChannelProgram.Application.Calendars;

internal sealed class CalendarsFeature : IApplicationFeature
{
    public IEnumerable<Permission> Permissions => [CalendarPermissions.Have];
}

public static class CalendarPermissions
{
    /// <summary>People only.</summary>
    public static readonly Permission Have = new(null, [], Enum.GetValues<Role>());
}
