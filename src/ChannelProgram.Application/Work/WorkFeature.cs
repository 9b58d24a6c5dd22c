using ChannelProgram.Application.Common;
using ChannelProgram.Application.Deadlines;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Application.Work;

internal sealed class WorkFeature : IApplicationFeature
{
    public IEnumerable<Permission> Permissions => [WorkPermissions.Read, WorkPermissions.Decide];

    public void AddServices(IServiceCollection services) => services
        .AddSingleton<WorkMeter>()
        .AddScoped<IDeadlineSource, WorkDeadlines>()
        .AddJob("measure-work", TimeSpan.FromMinutes(1), () => new MeasureWork(), onEveryNode: true);
}

public static class WorkPermissions
{
    public static readonly Permission Read = new(
        null, [], Role.ChannelManager, Role.ProgramAdmin, Role.ConflictSteering, Role.ExecutiveSponsor, Role.Auditor);

    public static readonly Permission Decide = new(null, [], Role.ChannelManager, Role.ProgramAdmin);
}
