using ChannelProgram.Application.ApiClients;
using ChannelProgram.Infrastructure.Store;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Infrastructure.ApiClients;

internal sealed class ApiClientsFeature : IInfrastructureFeature
{
    public void AddServices(IServiceCollection services) => services.AddScoped<IApiClients, StoredApiClients>();
}
