using ChannelProgram.Application.Certifications;
using ChannelProgram.Application.Common;
using ChannelProgram.Infrastructure.Store;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Infrastructure.Certifications;

internal sealed class CertificationsFeature : IInfrastructureFeature
{
    public IEnumerable<string> RacedConstraints => [CertificationAttemptMapping.OneExternalId];

    public void AddServices(IServiceCollection services) => services
        .AddScoped<ICertificationAttempts, StoredCertificationAttempts>()
        .AddScoped<ICertifiedPeople, CertifiedPeople>()
        .AddScoped<IDataCheck, CertificationChecks>();
}
