using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using ChannelProgram.Api.Tests.Store;
using ChannelProgram.Application.Common;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ChannelProgram.Api.Tests;

/// <summary>
/// Databases for tests on a real server: one migrated and seeded template a run, cloned for whoever needs one, where the
/// server can clone; elsewhere the product prepares each.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    /// <summary>What waits in this database alone: clones on one server share the numbers of their tables.</summary>
    public const string WaitingLocks =
        "pg_locks WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())";

    /// <summary>By the file of the program.</summary>
    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Templates = new();

    private static readonly ConcurrentDictionary<(string File, string Member), bool> IsForPostgreSql = new();

    private const BindingFlags AnyMember =
        BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private readonly TestServer _server;
    private readonly string _name;

    private readonly string _program;

    private TestDatabase(TestServer server, string name, string program) =>
        (_server, _name, _program) = (server, name, program);

    public string ConnectionString => _server.On(_name);

    internal string Engine => _server.Engine;

    public static Task<TestDatabase> Clone() => Clone(TestServer.OfThisRun);

    internal static async Task<TestDatabase> Clone(TestServer server) =>
        await Clone(server, TestProgram.WithoutLimits);

    internal static async Task<TestDatabase> Clone(TestServer server, string program) =>
        await Make(server, server.Copies ? await TemplateOf(program) : null, program);

    /// <summary>One like another that nobody is connected to.</summary>
    public static Task<TestDatabase> CopyOf(TestDatabase other) => Make(other._server, other._name, other._program);

    /// <summary>One that no migration has touched.</summary>
    public static Task<TestDatabase> Empty() => Make(TestServer.OfThisRun, null, TestProgram.WithoutLimits);

    /// <summary>As it was when it was new, under the same name.</summary>
    public async Task Renew()
    {
        // Connections end with the old database, and no request may be the one to find that out. A node has several pools.
        NpgsqlConnection.ClearAllPools();
        await _server.Drop(_name);
        await _server.Create(_name, await TemplateOf(_program));
    }

    public async ValueTask DisposeAsync() => await _server.Drop(_name);

    /// <summary>Reads by the product's model, the same on either engine, and past what a caller may see.</summary>
    public async Task<T> Read<T>(Func<ChannelDb, Task<T>> read)
    {
        await using var db = Engines.Open(_server.Product, ConnectionString + ";Pooling=false");
        db.Scope = new() { Caller = Caller.Program };
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        return await read(db);
    }

    /// <summary>Stores by the product's model, as the program itself.</summary>
    public async Task Write(Action<ChannelDb> change)
    {
        await using var db = Engines.Open(_server.Product, ConnectionString + ";Pooling=false");
        db.Scope = new() { Caller = Caller.Program };
        change(db);
        await db.SaveChangesAsync();
    }

    /// <param name="sql">Of PostgreSQL only if the test, or its helper, says so by its trait.</param>
    public async Task<T> Query<T>(string sql, [CallerFilePath] string file = "", [CallerMemberName] string member = "")
    {
        ExpectPlain(sql, file, member);
        await using var connection = _server.Connect(ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = _server.Said(sql);
        return (T)(await command.ExecuteScalarAsync() switch
        {
            T found => found,
            byte[] id when typeof(T) == typeof(Guid) => new Guid(id, bigEndian: true),
            DateTimeOffset instant when typeof(T) == typeof(DateTime) => instant.UtcDateTime,
            var other => Convert.ChangeType(other!, typeof(T), CultureInfo.InvariantCulture),
        });
    }

    /// <param name="sql">Of PostgreSQL only if the test, or its helper, says so by its trait.</param>
    public async Task Execute(string sql, [CallerFilePath] string file = "", [CallerMemberName] string member = "")
    {
        ExpectPlain(sql, file, member);
        await using var connection = _server.Connect(ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = _server.Said(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>What a test does that runs on either engine is Transact-SQL as well, seen without a SQL Server.</summary>
    private static void ExpectPlain(string sql, string file, string member)
    {
        if (!IsForPostgreSql.GetOrAdd((file, member), it => IsMarked(it.File, it.Member)))
            Assert.Empty(TransactSql.FaultsOfPlain(TestServer.SqlServer.Said(sql)));
    }

    private static bool IsMarked(string file, string member)
    {
        var sameName = Path.GetFileNameWithoutExtension(file);
        return typeof(TestDatabase).Assembly.GetTypes().Where(it => it.Name == sameName)
            .SelectMany(it => it.GetMember(member, AnyMember).Prepend(it))
            .SelectMany(it => it.GetCustomAttributesData())
            .Any(it => it.AttributeType == typeof(TraitAttribute)
                && it.ConstructorArguments is [{ Value: "Engine" }, { Value: "postgreSql" }]);
    }

    private static async Task<TestDatabase> Make(TestServer server, string? copyOf, string program)
    {
        var name = $"t_{Guid.NewGuid():N}";
        await server.Create(name, copyOf);
        return new(server, name, program);
    }

    private static Task<string> TemplateOf(string program) =>
        Templates.GetOrAdd(program, it => new(() => MakeTemplate(it))).Value;

    /// <summary>The product itself prepares it, as at any first start in Development.</summary>
    private static async Task<string> MakeTemplate(string program)
    {
        var name = $"template_{Guid.NewGuid():N}";
        await using (var host =
            new ChannelHost.Product(
                TestServer.PostgreSql.On(name) + ";Pooling=false", new SettableClock(), ("Program:File", program)))
            host.StartServer();
        return name;
    }
}
