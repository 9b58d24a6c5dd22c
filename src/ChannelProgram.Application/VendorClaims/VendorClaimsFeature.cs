using ChannelProgram.Application.Common;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Application.VendorClaims;

internal sealed class VendorClaimsFeature : IApplicationFeature
{
    public void AddServices(IServiceCollection services) => services.AddScoped<VendorClaimUpdate>();
}
