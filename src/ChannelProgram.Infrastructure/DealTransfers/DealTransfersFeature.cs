using ChannelProgram.Application.DealTransfers;
using ChannelProgram.Infrastructure.Store;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Infrastructure.DealTransfers;

internal sealed class DealTransfersFeature : IInfrastructureFeature
{
    public IEnumerable<string> RacedConstraints => [DealTransferMapping.OneOpen];

    public void AddServices(IServiceCollection services) => services.AddScoped<IDealTransfers, StoredDealTransfers>();
}
