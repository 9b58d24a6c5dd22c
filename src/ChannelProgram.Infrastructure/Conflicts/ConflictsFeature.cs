using ChannelProgram.Application.Conflicts;
using ChannelProgram.Application.CustomerResolution;
using ChannelProgram.Infrastructure.Store;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Infrastructure.Conflicts;

internal sealed class ConflictsFeature : IInfrastructureFeature
{
    public void AddServices(IServiceCollection services) => services
        .AddScoped<ILineConflicts, StoredLineConflicts>()
        .AddScoped<IMergeConflicts, MergeConflicts>();
}
