using ChannelProgram.Application.Accounts;
using ChannelProgram.Application.Common;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Application.Territories;

internal sealed class TerritoriesFeature : IApplicationFeature
{
    public IEnumerable<Permission> Permissions => [TerritoryPermissions.Read];

    public void AddServices(IServiceCollection services) => services.AddScoped<TerritoryGranting>();
}

public static class TerritoryPermissions
{
    /// <summary>Whoever reads a partner's deals reads where it sells.</summary>
    public static readonly Permission Read = new("deals.read", ["vendor.accounts.read"], Enum.GetValues<Role>());

    public static readonly Permission Write = AccountPermissions.Write;
}
