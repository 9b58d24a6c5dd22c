using ChannelProgram.Application.Users;
using ChannelProgram.Infrastructure.Store;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Infrastructure.Users;

internal sealed class UsersFeature : IInfrastructureFeature
{
    /// <summary>Two invitations of one address to different owners may be accepted at once.</summary>
    public IEnumerable<string> RacedConstraints => ["UserNameIndex"];

    public void AddServices(IServiceCollection services) => services
        .AddScoped<UserAccounts>()
        .AddScoped<IUsers, StoredUsers>();
}
