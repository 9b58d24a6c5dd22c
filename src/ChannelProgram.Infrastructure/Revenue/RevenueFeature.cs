using ChannelProgram.Application.Common;
using ChannelProgram.Application.Revenue;
using ChannelProgram.Infrastructure.Store;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Infrastructure.Revenue;

internal sealed class RevenueFeature : IInfrastructureFeature
{
    public IEnumerable<string> RacedConstraints => [RevenueEventMapping.OneExternalId];

    public void AddServices(IServiceCollection services) => services
        .AddScoped<IRevenueEvents, StoredRevenueEvents>()
        .AddScoped<ICreditedRevenue, CreditedRevenue>()
        .AddScoped<IDataCheck, RevenueChecks>();
}
