using ChannelProgram.Application.Common;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Application.ApiClients;

internal sealed class ApiClientsFeature : IApplicationFeature
{
    public IEnumerable<Permission> Permissions =>
    [
        ApiClientPermissions.Read, ApiClientPermissions.Manage, ApiClientPermissions.Revoke, ApiClientPermissions.ReadVendors,
        ApiClientPermissions.ManageVendors,
    ];

    public void AddServices(IServiceCollection services) => services.AddScoped<ApiClientUpdate>();
}

public static class ApiClientPermissions
{
    private const string ManagePartner = "partner.manage";

    /// <summary>A partner's clients.</summary>
    public static readonly Permission Read = new(
        ManagePartner, [], Role.PartnerAdmin, Role.ChannelManager, Role.ProgramAdmin, Role.Auditor);

    /// <summary>The partner's alone: whoever adds a client or exchanges its secret is told the secret.</summary>
    public static readonly Permission Manage = new(ManagePartner, [], Role.PartnerAdmin);

    /// <summary>Staff, too: for a client that does harm.</summary>
    public static readonly Permission Revoke = new(
        ManagePartner, [], Role.PartnerAdmin, Role.ChannelManager, Role.ProgramAdmin);

    /// <summary>The vendor's own clients.</summary>
    public static readonly Permission ReadVendors = new(null, [], Role.ProgramAdmin, Role.Auditor);

    public static readonly Permission ManageVendors = new(null, [], Role.ProgramAdmin);
}
