using Npgsql;

namespace ChannelProgram.Api.Tests;

/// <summary>
/// Databases for tests on a real server: one migrated and seeded template a run, cloned for whoever needs one.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> Template = new(MakeTemplate);

    private readonly string _name;

    private TestDatabase(string name) => _name = name;

    public string ConnectionString => On(_name);

    public static async Task<TestDatabase> Clone()
    {
        var template = await Template.Value;
        var name = $"t_{Guid.NewGuid():N}";
        await OnServer($"CREATE DATABASE {name} TEMPLATE {template}");
        return new(name);
    }

    /// <summary>One that no migration has touched.</summary>
    public static async Task<TestDatabase> Empty()
    {
        var name = $"t_{Guid.NewGuid():N}";
        await OnServer($"CREATE DATABASE {name}");
        return new(name);
    }

    public async ValueTask DisposeAsync()
    {
        await using (var connection = new NpgsqlConnection(ConnectionString)) NpgsqlConnection.ClearPool(connection);
        await OnServer($"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");
    }

    public async Task<T> Query<T>(string sql)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    public async Task Execute(string sql)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static string Server => Environment.GetEnvironmentVariable("CHANNEL_TEST_SERVER") is { Length: > 0 } server
        ? server
        : throw new InvalidOperationException("CHANNEL_TEST_SERVER names no PostgreSQL: run ./test, which starts one.");

    private static string On(string database) =>
        new NpgsqlConnectionStringBuilder(Server) { Database = database, MaxPoolSize = 60 }.ConnectionString;

    private static async Task OnServer(string sql)
    {
        await using var source = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(Server) { Database = "postgres", Pooling = false }.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The product itself prepares it, as at any first start in Development.</summary>
    private static async Task<string> MakeTemplate()
    {
        var name = $"template_{Guid.NewGuid():N}";
        await using (var host = new ChannelHost.Product(On(name) + ";Pooling=false", new SettableClock())) host.StartServer();
        return name;
    }
}
