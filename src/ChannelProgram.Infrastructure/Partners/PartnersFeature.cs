using ChannelProgram.Domain.Common;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Infrastructure.Partners;

internal sealed class PartnersFeature : IInfrastructureFeature
{
    public void ConfigureConventions(ModelConfigurationBuilder conventions) =>
        conventions.Properties<PartnerId>().HaveConversion<PartnerIdConverter>();

    public void AddServices(IServiceCollection services) { }
}
