using ChannelProgram.Application.Common;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Application.Identity;

internal sealed class IdentityFeature : IApplicationFeature
{
    public IEnumerable<Permission> Permissions => [AccountPermissions.Manage];

    public void AddServices(IServiceCollection services) => services
        .AddScoped<RequestSource>()
        .AddScoped<SecurityMails>()
        .AddJob("delete-dead-tokens", TimeSpan.FromMinutes(10), () => new DeleteDeadTokens());
}
