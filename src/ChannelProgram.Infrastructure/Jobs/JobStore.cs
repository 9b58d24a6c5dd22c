using ChannelProgram.Infrastructure.Store;
using Microsoft.Extensions.Logging;
using Quartz;

namespace ChannelProgram.Infrastructure.Jobs;

/// <summary>Schedulers on the product's database, all of one cluster.</summary>
internal sealed class JobStore(string connectionString, IEngine engine, ILoggerFactory loggers)
{
    /// <summary>The same on all nodes, in all versions.</summary>
    private const string Cluster = "channel-program";

    /// <summary>Jobs that one node runs at once; the scheduler's connection pool is sized for it.</summary>
    private const int MaxConcurrency = 4;

    private static readonly TimeSpan MissedRunsInterval = TimeSpan.FromSeconds(5);

    /// <param name="add">Adds the jobs that the scheduler can run; null: none, it is not started.</param>
    public StandaloneSchedulerFactory Build(Action<IQuartzBuilder>? add = null) => QuartzSchedulerBuilder.Create(quartz =>
    {
        quartz.Services.AddSchedulerLog(loggers);
        quartz.ConfigureScheduler(options => options.InstanceName = Cluster);
        quartz.UseDefaultThreadPool(MaxConcurrency);
        quartz.UsePersistentStore(store =>
        {
            engine.UseJobStore(store, connectionString, MaxConcurrency);
            store.UseClustering();
            store.ConfigureStore(options =>
            {
                options.StoreJobDataAsStrings = true;
                options.MisfireHandlerFrequency = MissedRunsInterval;
            });
        });
        add?.Invoke(quartz);
    }).Build();
}
