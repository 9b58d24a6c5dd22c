using ChannelProgram.Application.Common;

namespace ChannelProgram.Application.Claims;

public static class ClaimPermissions
{
    /// <summary>Who reads deals may be told which deal holds a line.</summary>
    public static readonly Permission ReadDeals = new("deals.read", "vendor.deals.read", Enum.GetValues<Role>());
}
