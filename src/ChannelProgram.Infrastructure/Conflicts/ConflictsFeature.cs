using ChannelProgram.Application.Common;
using ChannelProgram.Application.Conflicts;
using ChannelProgram.Infrastructure.Store;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Infrastructure.Conflicts;

internal sealed class ConflictsFeature : IInfrastructureFeature
{
    public IEnumerable<string> RacedConstraints => [ConflictMapping.OneOfLine];

    public void AddServices(IServiceCollection services) => services
        .AddScoped<IConflicts, StoredConflicts>()
        .AddScoped<IConflictFacts, StoredConflictFacts>()
        .AddScoped<IDataCheck, ConflictChecks>();
}
