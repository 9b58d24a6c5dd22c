using ChannelProgram.Infrastructure.Store;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Infrastructure.Partners;

internal sealed class PartnersFeature : IInfrastructureFeature
{
    public void AddServices(IServiceCollection services) { }
}
