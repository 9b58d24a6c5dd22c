using ChannelProgram.Application.PartnerApplications;
using ChannelProgram.Infrastructure.Store;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Infrastructure.PartnerApplications;

internal sealed class PartnerApplicationsFeature : IInfrastructureFeature
{
    public IEnumerable<string> RacedConstraints => [SpentChallengeMapping.Once];

    public void AddServices(IServiceCollection services) => services
        .AddScoped<IPartnerApplications, StoredPartnerApplications>()
        .AddScoped<IProofOfWork, ProofOfWork>();
}
