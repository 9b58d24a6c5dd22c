using ChannelProgram.Application.Badges;
using ChannelProgram.Infrastructure.Store;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ChannelProgram.Infrastructure.Badges;

internal sealed class BadgesFeature : IInfrastructureFeature
{
    private const string DefaultIssuer = "Partner program";

    public void AddServices(IServiceCollection services) => services
        .AddSingleton(provider => new BadgeSigningKey(
            provider.GetRequiredService<IConfiguration>(), provider.GetRequiredService<IHostEnvironment>()))
        .AddSingleton(provider => new BadgeSettings(
            provider.GetRequiredService<IConfiguration>()[BadgeIssuerName.Setting] is { Length: > 0 } issuer
                ? issuer
                : DefaultIssuer))
        .AddSingleton<IBadgeKeys, BadgeKeys>()
        .AddSingleton<IBadgeSignatures, BadgeSignatures>();
}
