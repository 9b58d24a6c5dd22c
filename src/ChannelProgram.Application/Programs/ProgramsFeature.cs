using ChannelProgram.Application.Common;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Application.Programs;

internal sealed class ProgramsFeature : IApplicationFeature
{
    public IEnumerable<Permission> Permissions => [ProgramPermissions.Read, ProgramPermissions.Write];

    public void AddServices(IServiceCollection services) => services
        .AddScoped<ProgramDrafts>()
        .AddScoped(typeof(IPipelineBehavior<,>), typeof(FollowProgramVersions<,>));
}

public static class ProgramPermissions
{
    /// <summary>Drafts and what is to come are the vendor's own business.</summary>
    public static readonly Permission Read = new(null, [], [.. Enum.GetValues<Role>().Where(it => it < Role.PartnerAdmin)]);

    public static readonly Permission Write = new(null, [], Role.ProgramAdmin);
}
