using ChannelProgram.Application.CustomerResolution;
using ChannelProgram.Application.Deals;
using ChannelProgram.Infrastructure.Store;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Infrastructure.CustomerResolution;

internal sealed class CustomerResolutionFeature : IInfrastructureFeature
{
    public void AddServices(IServiceCollection services) => services
        .AddScoped<IAccountMerges, AccountMerges>()
        .AddScoped<IUndoableMerges, UndoableMerges>();
}
