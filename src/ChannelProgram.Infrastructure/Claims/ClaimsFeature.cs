using ChannelProgram.Application.Claims;
using ChannelProgram.Application.Common;
using ChannelProgram.Infrastructure.Store;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Infrastructure.Claims;

internal sealed class ClaimsFeature : IInfrastructureFeature
{
    public IEnumerable<string> RacedConstraints => [ClaimMapping.OneHolder, ClaimMapping.OncePerPartner];

    public void AddServices(IServiceCollection services) => services
        .AddScoped<IClaimHistory, ClaimHistory>()
        .AddScoped<IDataCheck, ClaimChecks>();
}
