using ChannelProgram.Application.Common;
using ChannelProgram.Application.Work;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Application.Conflicts;

internal sealed class ConflictsFeature : IApplicationFeature
{
    public void AddServices(IServiceCollection services) => services.AddScoped<ConflictDecisions>().AddScoped<IWorkSource, LineConflicts>();
}
