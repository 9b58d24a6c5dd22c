using ChannelProgram.Application.Common;

namespace ChannelProgram.Application.Simulations;

internal sealed class SimulationsFeature : IApplicationFeature
{
    public IEnumerable<Permission> Permissions => [SimulationPermissions.Run];
}

public static class SimulationPermissions
{
    public static readonly Permission Run = new(null, [], Role.ProgramAdmin, Role.Auditor);
}
