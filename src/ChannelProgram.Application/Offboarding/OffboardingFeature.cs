using ChannelProgram.Application.Common;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Application.Offboarding;

internal sealed class OffboardingFeature : IApplicationFeature
{
    public void AddServices(IServiceCollection services) => services
        .AddScoped<OffboardingPlans>()
        .AddScoped<PeopleOfLeavingPartner>()
        .AddJob(
            "continue-offboardings", TimeSpan.FromMinutes(1), () => new ContinueOffboardings(), followsProgramClock: true);
}
