using ChannelProgram.Application.Common;
using ChannelProgram.Application.VendorClaims;
using ChannelProgram.Infrastructure.Store;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Infrastructure.VendorClaims;

internal sealed class VendorClaimsFeature : IInfrastructureFeature
{
    public IEnumerable<string> RacedConstraints => [VendorClaimMapping.OneExternalId];

    public void AddServices(IServiceCollection services) => services
        .AddScoped<IVendorClaims, StoredVendorClaims>()
        .AddScoped<IDataCheck, VendorClaimChecks>();
}
