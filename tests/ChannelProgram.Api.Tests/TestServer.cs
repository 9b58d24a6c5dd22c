using System.Data.Common;
using System.Text.RegularExpressions;
using ChannelProgram.Infrastructure.PostgreSql;
using ChannelProgram.Infrastructure.SqlServer;
using ChannelProgram.Infrastructure.Store;
using Microsoft.Data.SqlClient;
using Npgsql;

namespace ChannelProgram.Api.Tests;

/// <summary>A real database server that tests make databases on.</summary>
internal abstract partial class TestServer
{
    public static readonly TestServer PostgreSql = new OfPostgreSql();
    public static readonly TestServer SqlServer = new OfSqlServer();

    /// <summary>That of this run; <c>./test</c> runs the tests of the API on each that there is.</summary>
    public static TestServer OfThisRun =>
        Environment.GetEnvironmentVariable("CHANNEL_TEST_ENGINE") == SqlServer.Engine ? SqlServer : PostgreSql;

    /// <summary>As the setting Database:Engine names it.</summary>
    public abstract string Engine { get; }

    /// <summary>Whether a new database can be a copy of another one.</summary>
    public abstract bool Copies { get; }

    /// <summary>The connection string of a database.</summary>
    public abstract string On(string database);

    public abstract Task Create(string database, string? copyOf = null);

    public abstract Task Drop(string database);

    /// <summary>A connection outside every pool.</summary>
    public abstract DbConnection Connect(string connectionString);

    /// <summary>The plain SQL of the tests, as this engine says it.</summary>
    public abstract string Said(string sql);

    /// <summary>What the product has of this engine.</summary>
    public abstract IEngine Product { get; }

    protected async Task OnServer(string connectionString, string sql)
    {
        await using var connection = Connect(connectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static string RequiredSetting(string variable, string what) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } server
            ? server
            : throw new InvalidOperationException($"{variable} names no {what}: see README.md.");

    private sealed class OfPostgreSql : TestServer
    {
        public override string Engine => "postgreSql";

        public override bool Copies => true;

        public override string On(string database) =>
            new NpgsqlConnectionStringBuilder(
                RequiredSetting("CHANNEL_TEST_SERVER", "PostgreSQL"))
            { Database = database, MaxPoolSize = 60 }.ConnectionString;

        public override Task Create(string database, string? copyOf) =>
            OnServer(On("postgres"), $"CREATE DATABASE {database}" + (copyOf is null ? "" : $" TEMPLATE {copyOf}"));

        public override async Task Drop(string database)
        {
            await using (var pooled = new NpgsqlConnection(On(database))) NpgsqlConnection.ClearPool(pooled);
            await OnServer(On("postgres"), $"DROP DATABASE IF EXISTS {database} WITH (FORCE)");
        }

        public override DbConnection Connect(string connectionString) =>
            new NpgsqlConnection(connectionString + ";Pooling=false");

        public override string Said(string sql) => sql;

        public override IEngine Product { get; } = new PostgreSqlEngine();
    }

    private sealed partial class OfSqlServer : TestServer
    {
        public override string Engine => "sqlServer";

        public override bool Copies => false;

        public override string On(string database) =>
            new SqlConnectionStringBuilder(
                RequiredSetting("CHANNEL_TEST_SQLSERVER", "SQL Server"))
            {
                InitialCatalog = database,
                MaxPoolSize = 60
            }.ConnectionString;

        public override Task Create(string database, string? copyOf) => OnServer(On("master"), $"CREATE DATABASE {database}");

        public override async Task Drop(string database)
        {
            await using (var pooled = new SqlConnection(On(database))) SqlConnection.ClearPool(pooled);
            await OnServer(
                On("master"), $"ALTER DATABASE {database} SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE {database}");
        }

        public override DbConnection Connect(string connectionString) =>
            new SqlConnection(new SqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString);

        // Ids are 16 bytes here, but what an event is about is a text; and it is now by another name.
        public override string Said(string sql) =>
            Id().Replace(sql, it => "0x" + it.Groups[1].Value.Replace("-", "", StringComparison.Ordinal))
                .Replace("now()", "SYSUTCDATETIME()", StringComparison.Ordinal);

        public override IEngine Product { get; } = new SqlServerEngine();

        [GeneratedRegex("(?<!subject = )'([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})'")]
        private static partial Regex Id();
    }
}
