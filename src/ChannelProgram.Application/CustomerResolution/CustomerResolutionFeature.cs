using ChannelProgram.Application.Common;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Application.CustomerResolution;

internal sealed class CustomerResolutionFeature : IApplicationFeature
{
    public void AddServices(IServiceCollection services) => services
        .AddScoped<AccountMerging>()
        .AddScoped<CustomerDecisions>()
        .AddScoped<KeyDetachment>();
}
