using ChannelProgram.Application.Common;
using ChannelProgram.Application.Work;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Application.Conflicts;

internal sealed class ConflictsFeature : IApplicationFeature
{
    public void AddServices(IServiceCollection services) => services
        .AddScoped<ConflictDecisions>()
        .AddScoped<IWorkSource, LineConflicts>()
        .AddJob("escalate-conflicts", TimeSpan.FromMinutes(1), () => new EscalateConflicts(), followsProgramClock: true);
}
