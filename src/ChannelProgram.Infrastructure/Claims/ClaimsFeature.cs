using ChannelProgram.Infrastructure.Store;

namespace ChannelProgram.Infrastructure.Claims;

internal sealed class ClaimsFeature : IInfrastructureFeature
{
    public IEnumerable<string> RacedConstraints => [ClaimMapping.OneHolder, ClaimMapping.OncePerPartner];
}
