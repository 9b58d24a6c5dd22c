using ChannelProgram.Infrastructure.Store;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Infrastructure.PostgreSql;

public static class Engine
{
    /// <param name="connectionString">In Npgsql's format.</param>
    /// <param name="maxBatchSize">Rows per round trip at most; null: the engine's default.</param>
    public static IServiceCollection AddPostgreSql(
        this IServiceCollection services, string connectionString, int? maxBatchSize = null) => services
        .AddStore(connectionString)
        .AddSingleton<IEngine>(new PostgreSqlEngine(maxBatchSize));
}
