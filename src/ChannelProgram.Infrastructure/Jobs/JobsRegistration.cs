using ChannelProgram.Application.Common;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ChannelProgram.Infrastructure.Jobs;

internal static class JobsRegistration
{
    public static IServiceCollection AddJobScheduler(this IServiceCollection services, string connectionString) => services
        .AddSingleton<JobRunner>()
        .AddSingleton<IProgramJobs, ProgramJobs>()
        .AddHostedService<NodeJobs>()
        .AddSingleton<IHostedService>(provider => ActivatorUtilities.CreateInstance<JobScheduler>(provider, connectionString));
}
