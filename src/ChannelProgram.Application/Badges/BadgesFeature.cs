using ChannelProgram.Application.Common;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Application.Badges;

internal sealed class BadgesFeature : IApplicationFeature
{
    public void AddServices(IServiceCollection services) => services.AddScoped<BadgeLookup>();
}
