using ChannelProgram.Application.Common;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ChannelProgram.Infrastructure.PostgreSql;

/// <summary>What PostgreSQL does in its own way.</summary>
public static class Engine
{
    public static IServiceCollection AddPostgreSql(this IServiceCollection services, string connectionString) => services
        .AddStore()
        .AddSingleton<IEngine, PostgreSqlEngine>()
        .AddPooledDbContextFactory<ChannelDb>(options => options
            .AddInterceptors(new Preludes())
            .UseNpgsql(WithHabits(connectionString), npgsql => npgsql
                .MigrationsAssembly(typeof(Engine).Assembly.FullName)
                // One statement, one snapshot: a deal is never read with the claims of another moment.
                .UseQuerySplittingBehavior(QuerySplittingBehavior.SingleQuery)))
        .AddScoped(provider =>
        {
            var db = provider.GetRequiredService<IDbContextFactory<ChannelDb>>().CreateDbContext();
            db.Lease = provider.GetRequiredService<CurrentCaller>();
            db.Time = provider.GetRequiredService<TimeProvider>();
            return db;
        });

    /// <summary>What the connection string leaves open.</summary>
    private static string WithHabits(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        // Every statement of ours is sent again and again: its plan is kept. A pooler between that hands out another
        // session with each transaction needs it off: Max Auto Prepare=0.
        if (!settings.ShouldSerialize("Max Auto Prepare")) settings.MaxAutoPrepare = 100;
        // Nothing of ours outlives its transaction (SET LOCAL, locks to its end), so there is nothing to reset.
        if (!settings.ShouldSerialize("No Reset On Close")) settings.NoResetOnClose = true;
        return settings.ConnectionString;
    }
}
