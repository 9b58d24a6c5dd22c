using ChannelProgram.Application.Common;
using ChannelProgram.Application.Work;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Application.PartnerApplications;

internal sealed class PartnerApplicationsFeature : IApplicationFeature
{
    public IEnumerable<Permission> Permissions => [PartnerApplicationPermissions.Read, PartnerApplicationPermissions.Decide];

    public void AddServices(IServiceCollection services) => services
        .AddScoped<ApplicationAcceptance>()
        .AddScoped<ApplicationDecisions>()
        .AddScoped<IWorkSource, ApplicationReviews>()
        .AddJob(
            "delete-old-applications", TimeSpan.FromMinutes(10), () => new DeleteOldApplications(), followsProgramClock: true);
}

public static class PartnerApplicationPermissions
{
    public static readonly Permission Read = new(null, [], Role.ChannelManager, Role.ProgramAdmin, Role.Auditor);

    public static readonly Permission Decide = new(null, [], Role.ChannelManager, Role.ProgramAdmin);
}
