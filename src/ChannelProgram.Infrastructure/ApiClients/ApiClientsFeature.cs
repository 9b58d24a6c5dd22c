using ChannelProgram.Application.ApiClients;
using ChannelProgram.Application.Common;
using ChannelProgram.Infrastructure.Store;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Infrastructure.ApiClients;

internal sealed class ApiClientsFeature : IInfrastructureFeature
{
    public void AddServices(IServiceCollection services) => services
        .AddScoped<IApiClients, StoredApiClients>()
        .AddScoped<IDataCheck, ApiClientChecks>();
}
