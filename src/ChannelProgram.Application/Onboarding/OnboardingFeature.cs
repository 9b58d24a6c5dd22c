using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Onboarding;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Application.Onboarding;

internal sealed class OnboardingFeature : IApplicationFeature
{
    public void AddServices(IServiceCollection services) => services.AddScoped<OnboardingProgress>();
}

internal static class OnboardingSet
{
    extension(IChannelDb db)
    {
        public DbSet<StepCompletion> StepCompletions => db.Set<StepCompletion>();
    }
}
