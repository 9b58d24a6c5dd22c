namespace ChannelProgram.Web.Setup;

/// <summary>The engine is chosen by a setting, because a connection string does not tell it.</summary>
internal static class Engines
{
    private delegate IServiceCollection Add(IServiceCollection services, string connectionString, int? maxBatchSize);

    private static readonly Dictionary<string, Add> ByName = new(StringComparer.OrdinalIgnoreCase)
    {
        ["postgreSql"] = ChannelProgram.Infrastructure.PostgreSql.Engine.AddPostgreSql,
        ["sqlServer"] = ChannelProgram.Infrastructure.SqlServer.Engine.AddSqlServer,
    };

    public static string? FaultOf(IConfiguration configuration) => ByName.ContainsKey(Named(configuration))
        ? null
        : $"The setting {Settings.Engine} must be {string.Join(" or ", ByName.Keys)}.";

    public static IServiceCollection AddEngine(this IServiceCollection services, IConfiguration configuration) =>
        ByName[Named(configuration)](
            services, configuration.GetConnectionString(Settings.Store)!, configuration.GetValue<int?>(Settings.MaxBatchSize));

    private static string Named(IConfiguration configuration) => configuration[Settings.Engine] ?? "postgreSql";
}
