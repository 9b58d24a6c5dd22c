using ChannelProgram.Application.Common;

namespace ChannelProgram.Application.Claims;

public static class ClaimPermissions
{
    public static readonly Permission ReadDeals = new("deals.read", ["vendor.deals.read"], Enum.GetValues<Role>());
}
