using ChannelProgram.Application.Common;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Application.VendorClaims;

internal sealed class VendorClaimsFeature : IApplicationFeature
{
    public void AddServices(IServiceCollection services) => services
        .AddScoped<VendorClaimUpdate>()
        .AddJob("expire-vendor-claims", TimeSpan.FromMinutes(1), () => new ExpireVendorClaims(), followsProgramClock: true);
}
