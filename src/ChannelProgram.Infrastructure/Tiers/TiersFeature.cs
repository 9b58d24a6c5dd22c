using ChannelProgram.Application.Common;
using ChannelProgram.Application.Tiers;
using ChannelProgram.Infrastructure.Store;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Infrastructure.Tiers;

internal sealed class TiersFeature : IInfrastructureFeature
{
    public IEnumerable<string> RacedConstraints => [PartnerTierMapping.OnePerPartner];

    public void AddServices(IServiceCollection services) => services
        .AddScoped<IPartnerTiers, StoredPartnerTiers>()
        .AddScoped<IRevenueRanks, RevenueRanks>()
        .AddScoped<IDataCheck, TierChecks>()
        .AddScoped<IPersonalData, TierPersonalData>();
}
