using ChannelProgram.Application.Common;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Application.Partners;

internal sealed class PartnersFeature : IApplicationFeature
{
    public IEnumerable<Permission> Permissions =>
        [PartnerPermissions.List, PartnerPermissions.Read, PartnerPermissions.Write, PartnerPermissions.Decide,
            PartnerPermissions.Offboard, PartnerPermissions.Accept];

    public void AddServices(IServiceCollection services) => services.AddScoped<PartnerUpdate>();
}

public static class PartnerPermissions
{
    private const string PartnerScope = "partner.manage";
    private const string VendorScope = "vendor.partner.manage";

    private static readonly Role[] Staff =
        [.. Enum.GetValues<Role>().Where(it => it < Role.PartnerAdmin)];

    public static readonly Permission List = new(null, [VendorScope], Staff);

    public static readonly Permission Read = new(PartnerScope, [VendorScope], Enum.GetValues<Role>());

    public static readonly Permission Write =
        new(PartnerScope, [VendorScope], Role.PartnerAdmin, Role.ChannelManager, Role.ProgramAdmin);

    public static readonly Permission Decide = new(null, [], Role.ChannelManager, Role.ProgramAdmin);

    /// <summary>It cannot be taken back once it is done.</summary>
    public static readonly Permission Offboard = new(null, [], Role.ProgramAdmin);

    /// <summary>A person accepts for the company, not a system.</summary>
    public static readonly Permission Accept = new(null, [], Role.PartnerAdmin);
}
