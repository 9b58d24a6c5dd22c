using ChannelProgram.Application.Common;

namespace ChannelProgram.Application.Deadlines;

internal sealed class DeadlinesFeature : IApplicationFeature
{
    public IEnumerable<Permission> Permissions => [DeadlinePermissions.HaveCalendar];
}

public static class DeadlinePermissions
{
    /// <summary>People only.</summary>
    public static readonly Permission HaveCalendar = new(null, null, Enum.GetValues<Role>());
}
