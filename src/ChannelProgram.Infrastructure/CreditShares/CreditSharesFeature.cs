using ChannelProgram.Application.Common;
using ChannelProgram.Application.CreditShares;
using ChannelProgram.Infrastructure.Store;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Infrastructure.CreditShares;

internal sealed class CreditSharesFeature : IInfrastructureFeature
{
    public IEnumerable<string> RacedConstraints => [CreditSplitMapping.OneInForce];

    public void AddServices(IServiceCollection services) => services
        .AddScoped<ICreditShares, StoredCreditShares>()
        .AddScoped<IDataCheck, CreditShareChecks>();
}
