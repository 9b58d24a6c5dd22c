using ChannelProgram.Application.Onboarding;
using ChannelProgram.Infrastructure.Store;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Infrastructure.Onboarding;

internal sealed class OnboardingFeature : IInfrastructureFeature
{
    public IEnumerable<string> RacedConstraints => [StepCompletionMapping.Once];

    public void AddServices(IServiceCollection services) => services
        .AddScoped<IOnboardingFact, FirstSignIns>()
        .AddScoped<IOnboardingFact, Calls>()
        .AddScoped<IOnboardingFact, RegisteredDeals>()
        .AddScoped<IOnboardingFact, ReportedSales>()
        .AddScoped<IOnboardingFact, FirstLevelCertifications>()
        .AddScoped<IOnboardingFact, TechnicalLabs>();
}
