using ChannelProgram.Application.Accounts;
using ChannelProgram.Infrastructure.Store;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Infrastructure.Accounts;

internal sealed class AccountsFeature : IInfrastructureFeature
{
    public IEnumerable<string> RacedConstraints => [AccountKeyMapping.OneAccount, AccountExternalIdMapping.OneAccount];

    public void AddServices(IServiceCollection services) => services
        .AddSingleton<AccountQueries>()
        .AddScoped<IAccounts, Accounts>()
        .AddScoped<IAccountHistory, AccountHistory>()
        .AddScoped<INameIndexer, NameIndexer>();
}
