using ChannelProgram.Infrastructure.Store;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Infrastructure.SqlServer;

/// <summary>What SQL Server does in its own way.</summary>
public static class Engine
{
    /// <param name="services">Where it is added.</param>
    /// <param name="connectionString">Of SqlClient.</param>
    /// <param name="maxBatchSize">How many rows are written in one round trip at most; null leaves it to the engine.</param>
    public static IServiceCollection AddSqlServer(this IServiceCollection services, string connectionString, int? maxBatchSize = null) => services
        .AddStore(connectionString)
        .AddSingleton<IEngine>(new SqlServerEngine(maxBatchSize));
}
