using ChannelProgram.Application.VendorClaims;
using ChannelProgram.Domain.VendorClaims;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Infrastructure.VendorClaims;

internal sealed class VendorClaimsFeature : IInfrastructureFeature
{
    public IEnumerable<string> RacedConstraints => [VendorClaimMapping.OneExternalId];

    public void ConfigureConventions(ModelConfigurationBuilder conventions) =>
        conventions.Properties<VendorClaimId>().HaveConversion<VendorClaimIdConverter>();

    public void AddServices(IServiceCollection services) => services.AddScoped<IVendorClaims, StoredVendorClaims>();
}
