using ChannelProgram.Application.Programs;
using ChannelProgram.Infrastructure.Store;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Infrastructure.Programs;

internal sealed class ProgramsFeature : IInfrastructureFeature
{
    public void AddServices(IServiceCollection services) => services
        .AddScoped<IProgramVersionStore, ProgramVersionStore>()
        .AddSingleton<ProgramVersions>()
        .AddSingleton<IReadinessCondition>(provider => provider.GetRequiredService<ProgramVersions>())
        .AddSingleton<IProgramVersions>(provider => provider.GetRequiredService<ProgramVersions>());
}
