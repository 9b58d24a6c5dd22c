using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ChannelProgram.Infrastructure.Jobs;

internal static class JobsRegistration
{
    /// <summary>Runs the jobs that features declare; their schedule is kept in that database.</summary>
    public static IServiceCollection AddJobScheduler(this IServiceCollection services, string connectionString) => services
        .AddSingleton<JobRunner>()
        .AddHostedService<NodeJobs>()
        .AddSingleton<IHostedService>(provider => ActivatorUtilities.CreateInstance<JobScheduler>(provider, connectionString));
}
