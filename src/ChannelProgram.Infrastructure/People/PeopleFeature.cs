using ChannelProgram.Application.Common;
using ChannelProgram.Application.People;
using ChannelProgram.Infrastructure.Store;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Infrastructure.People;

internal sealed class PeopleFeature : IInfrastructureFeature
{
    public IEnumerable<string> RacedConstraints => [MembershipMapping.OneOpen];

    public void AddServices(IServiceCollection services) => services
        .AddScoped<IPeople, StoredPeople>()
        .AddScoped<IDataCheck, PersonChecks>();
}
