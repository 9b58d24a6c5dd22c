using ChannelProgram.Application.Common;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Infrastructure.Jobs;

internal static class JobsRegistration
{
    public static IServiceCollection AddJobScheduler(this IServiceCollection services, string connectionString) => services
        .AddSingleton<JobRunner>()
        .AddSingleton(provider => ActivatorUtilities.CreateInstance<JobStore>(provider, connectionString))
        .AddSingleton(provider => new JobSchedule(
            provider.GetRequiredService<JobStore>(), provider.GetServices<ScheduledJob>()))
        .AddSingleton<IProgramJobs, ProgramJobs>()
        .AddHostedService<NodeJobs>()
        .AddHostedService<JobScheduler>();
}
