using ChannelProgram.Application.Common;
using ChannelProgram.Application.Work;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Application.DealTransfers;

internal sealed class DealTransfersFeature : IApplicationFeature
{
    public IEnumerable<Permission> Permissions =>
    [
        DealTransferPermissions.Read, DealTransferPermissions.Offer, DealTransferPermissions.Accept,
        DealTransferPermissions.Cancel, DealTransferPermissions.Decide,
    ];

    public void AddServices(IServiceCollection services) => services
        .AddScoped<DealMoves>()
        .AddScoped<DealTransferUpdate>()
        .AddScoped<IWorkSource, DealTransferReviews>();
}

public static class DealTransferPermissions
{
    public static readonly Permission Read = new(
        null, [], Role.PartnerAdmin, Role.PartnerSales, Role.ChannelManager, Role.ProgramAdmin, Role.Auditor);

    /// <summary>People hand deals over and take them, not systems. Staff does it for a partner that is not active.</summary>
    public static readonly Permission Offer = new(null, [], Role.PartnerAdmin, Role.ChannelManager, Role.ProgramAdmin);

    public static readonly Permission Accept = new(null, [], Role.PartnerAdmin);

    public static readonly Permission Cancel = new(null, [], Role.PartnerAdmin, Role.ChannelManager, Role.ProgramAdmin);

    public static readonly Permission Decide = new(null, [], Role.ChannelManager, Role.ProgramAdmin);
}
