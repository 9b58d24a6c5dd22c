using ChannelProgram.Application.Common;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Infrastructure.PostgreSql;

/// <summary>What PostgreSQL does in its own way.</summary>
public static class Engine
{
    public static IServiceCollection AddPostgreSql(this IServiceCollection services, string connectionString) => services
        .AddStore()
        .AddSingleton<IEngine, PostgreSqlEngine>()
        .AddPooledDbContextFactory<ChannelDb>(options => options
            .UseNpgsql(connectionString, npgsql => npgsql
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
}
