using ChannelProgram.Infrastructure.Store;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Infrastructure.SqlServer;

public static class Engine
{
    /// <param name="connectionString">In SqlClient's format.</param>
    /// <param name="maxBatchSize">Rows per round trip at most; null: the engine's default.</param>
    public static IServiceCollection AddSqlServer(
        this IServiceCollection services, string connectionString, int? maxBatchSize = null) => services
        .AddStore(connectionString)
        .AddSingleton<IEngine>(new SqlServerEngine(maxBatchSize));
}
