using ChannelProgram.Application.Common;
using ChannelProgram.Application.Users;
using ChannelProgram.Infrastructure.Store;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Infrastructure.Users;

internal sealed class UsersFeature : IInfrastructureFeature
{
    public void AddServices(IServiceCollection services) => services
        .AddScoped<UserAccounts>()
        .AddScoped<IUsers, StoredUsers>()
        .AddScoped<IDataCheck, UserChecks>();
}
