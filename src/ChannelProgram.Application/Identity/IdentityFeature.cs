using ChannelProgram.Application.Common;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Application.Identity;

internal sealed class IdentityFeature : IApplicationFeature
{
    public void AddServices(IServiceCollection services) => services
        .AddJob("delete-dead-tokens", TimeSpan.FromMinutes(10), () => new DeleteDeadTokens());
}
