using ChannelProgram.Application.Common;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Application.Revenue;

internal sealed class RevenueFeature : IApplicationFeature
{
    public IEnumerable<Permission> Permissions => [RevenuePermissions.Read, RevenuePermissions.Record];

    public void AddServices(IServiceCollection services) => services.AddScoped<RevenueRecording>();
}

public static class RevenuePermissions
{
    private static readonly string[] Recorders = ["vendor.billing.write", "vendor.deals.write"];

    /// <summary>No partner reports its own revenue.</summary>
    public static readonly Permission Record = new(null, Recorders, Role.Finance, Role.ProgramAdmin);

    public static readonly Permission Read = new(
        "commissions.read", ["vendor.commissions.read", .. Recorders],
        Role.Finance, Role.ProgramAdmin, Role.ChannelManager, Role.Auditor,
        Role.PartnerAdmin, Role.PartnerFinance, Role.PartnerSales);
}
