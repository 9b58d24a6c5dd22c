using ChannelProgram.Application.Common;
using ChannelProgram.Application.Offboarding;
using ChannelProgram.Infrastructure.Store;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Infrastructure.Offboarding;

internal sealed class OffboardingFeature : IInfrastructureFeature
{
    public void AddServices(IServiceCollection services) => services
        .AddScoped<IOffboarding, StoredOffboarding>()
        .AddScoped<IDataCheck, OffboardingChecks>();
}
