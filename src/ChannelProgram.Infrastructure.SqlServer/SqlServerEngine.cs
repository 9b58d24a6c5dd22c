using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using ChannelProgram.Infrastructure.Store;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Quartz;

namespace ChannelProgram.Infrastructure.SqlServer;

internal sealed partial class SqlServerEngine(int? maxBatchSize = null) : IEngine
{
    /// <summary>A statement takes at most 2,100 parameters.</summary>
    private const int LocksPerStatement = 1000;

    private const int LockTimedOut = -1;
    private const int LockCanceled = -2;
    private const int LockDeadlocked = -3;

    private const int NotAlone = 5061;
    private const int InUse = 5070;

    private const int Deadlock = 1205;
    private const int SnapshotConflict = 3960;
    private const int DuplicateInIndex = 2601;
    private const int DuplicateInConstraint = 2627;

    /// <summary>Errors of this severity and above end the connection.</summary>
    private const byte Fatal = 20;

    private static readonly string Grants = EmbeddedScript.Read(typeof(SqlServerEngine).Assembly, "application-role.sql");

    /// <summary>Server or network: gone, stopping, starting, too busy, or timed out.</summary>
    private static readonly HashSet<int> Outages =
    [
        -2, -1, 2, 20, 53, 64, 121, 233, 258, 10053, 10054, 10060, 10061, 11001, // the network
        596, 601, 617, 669, 701, 802, 921, 922, 983, 1204, 1221, 1222, 3906, 3935, 4060, 4221, 6005, 8628, 8645, 8651, 9002,
        17142,
        17197, 10928, 10929, 10936, 14355, 35201, 40143, 40197, 40501, 40540, 40613, 41301, 42108, 42109, 49918, 49919, 49920,
    ];

    public void Configure(DbContextOptionsBuilder options, string connectionString) => options
        .AddInterceptors(new BulkStatementInterceptor())
        .UseSqlServer(InEnglish(connectionString), sqlServer =>
        {
            sqlServer.MigrationsAssembly(typeof(SqlServerEngine).Assembly.FullName);
            // One statement is one snapshot: a deal is never read with claims of another moment.
            sqlServer.UseQuerySplittingBehavior(QuerySplittingBehavior.SingleQuery);
            sqlServer.ExecutionStrategy(it => new FreshConnectionStrategy(
                it, IsConnectionLost, connection => SqlConnection.ClearPool((SqlConnection)connection)));
            if (maxBatchSize is { } most) sqlServer.MaxBatchSize(most);
        })
        .ReplaceService<IModelCustomizer, SqlServerModel>();

    public async Task<bool> TryLock(ChannelDb db, long key, CancellationToken ct) =>
        await Take(db, [key], TimeSpan.Zero, ct) switch
        {
            >= 0 => true,
            LockTimedOut => false,
            var code => throw new LockNotTakenException(code),
        };

    public async Task Lock(ChannelDb db, IEnumerable<long> keys, CancellationToken ct)
    {
        // The same order everywhere, so that no deadlock can occur.
        var sorted = keys.Distinct().Order().ToArray();
        if (sorted is []) return;
        // Limited, so that many requests waiting for one customer do not hold every connection.
        if (await Take(db, sorted, TimeSpan.FromSeconds(10), ct) is < 0 and var code) throw new LockNotTakenException(code);
    }

    public async Task<DateTimeOffset> Now(ChannelDb db, CancellationToken ct) =>
        (await db.Database.SqlQuery<DateTimeOffset>($"SELECT SYSDATETIMEOFFSET() AS [Value]").ToListAsync(ct))[0];

    public async Task<ulong> CommittedUpTo(ChannelDb db, CancellationToken ct) =>
        (ulong)(await db.Database.SqlQuery<long>(
            $"SELECT CAST(MIN_ACTIVE_ROWVERSION() AS bigint) AS [Value]").ToListAsync(ct))[0];

    public bool IsConcurrencyConflict(Exception failure) =>
        failure.Chain().Any(it =>
            it is SqlException { Number: Deadlock or SnapshotConflict } or LockNotTakenException { Code: LockDeadlocked });

    public bool IsOutage(Exception failure) => failure.Chain().Any(it => it switch
    {
        SqlException error => error.Class >= Fatal || Outages.Contains(error.Number),
        LockNotTakenException refused => refused.Code is LockTimedOut or LockCanceled,
        // No connection became free, or the current one is closed.
        InvalidOperationException { Source: "Microsoft.Data.SqlClient" } => true,
        _ => false,
    });

    public string? ViolatedConstraint(Exception failure) =>
        failure.Chain().OfType<SqlException>()
            .FirstOrDefault(it => it.Number is DuplicateInIndex or DuplicateInConstraint) is { } violation
        && Violated().Match(violation.Message) is { Success: true } named
            ? named.Groups["name"].Value
            : null;

    public void UseJobStore(IPersistentStoreBuilder store, string connectionString, int maxConcurrency) => store.UseSqlServer(
        SqlClientFactory.Instance,
        // One connection per job, plus the scheduling loop, this node's check-in and the search for missed runs.
        new SqlConnectionStringBuilder(InEnglish(connectionString))
        {
            ApplicationName = "channel-program jobs",
            MaxPoolSize = maxConcurrency + 3,
        }.ConnectionString);

    public string SetLockTimeout(TimeSpan limit) =>
        string.Create(CultureInfo.InvariantCulture, $"SET LOCK_TIMEOUT {(int)limit.TotalMilliseconds}");

    public async Task Prepare(ChannelDb owner, CancellationToken ct)
    {
        try
        {
            // For the check of the data, which reads all of one moment.
            await owner.Database.ExecuteSqlAsync($"""
                IF EXISTS (SELECT 1 FROM sys.databases WHERE database_id = DB_ID() AND snapshot_isolation_state = 0)
                    ALTER DATABASE CURRENT SET ALLOW_SNAPSHOT_ISOLATION ON;
                IF EXISTS (SELECT 1 FROM sys.databases WHERE database_id = DB_ID() AND is_read_committed_snapshot_on = 0)
                    ALTER DATABASE CURRENT SET READ_COMMITTED_SNAPSHOT ON WITH NO_WAIT
                """, ct);
        }
        catch (SqlException failure) when (failure.Number is InUse or NotAlone)
        {
            throw new TimeoutException(
                "READ_COMMITTED_SNAPSHOT cannot be set while another session is in the database; end it and migrate again.");
        }
    }

    public async Task<string?> FaultOf(ChannelDb db, CancellationToken ct)
    {
        var off = await db.Database.SqlQuery<int>($"""
            SELECT database_id AS [Value] FROM sys.databases WHERE database_id = DB_ID() AND is_read_committed_snapshot_on = 0
            """).ToListAsync(ct);
        return off is []
            ? null
            : "The database has READ_COMMITTED_SNAPSHOT off, so that a reader could see half of a change: run the migrate "
                + "command first.";
    }

    public string GrantsTo(string role) =>
        Grants.Replace("$(role)", role.Replace("]", "]]", StringComparison.Ordinal), StringComparison.Ordinal);

    /// <summary>
    /// Takes the locks in turn until one is refused. Returns the last code of sp_getapplock, negative if refused.
    /// </summary>
    private static async Task<int> Take(ChannelDb db, long[] keys, TimeSpan timeout, CancellationToken ct)
    {
        var code = 0;
        foreach (var some in keys.Chunk(LocksPerStatement))
            if ((code = await TakeAtOnce(db, some, timeout, ct)) < 0) break;
        return code;
    }

    private static async Task<int> TakeAtOnce(ChannelDb db, long[] keys, TimeSpan timeout, CancellationToken ct)
    {
        var sql = new StringBuilder("DECLARE @taken int = 0;\n");
        for (var i = 0; i < keys.Length; i++)
            sql.Append(CultureInfo.InvariantCulture, $$"""
                IF @taken >= 0 EXEC @taken = sp_getapplock @Resource = {{{i}}}, @LockMode = 'Exclusive', @LockOwner = 'Transaction', @LockTimeout = {{(int)timeout.TotalMilliseconds}};

                """);
        sql.Append("SELECT @taken AS [Value];");
        var names = keys.Select(object (it) => it.ToString(CultureInfo.InvariantCulture)).ToArray();
        return (await db.Database.SqlQueryRaw<int>(sql.ToString(), names).ToListAsync(ct))[0];
    }

    // Ended by the server (596, 6005), or by the network.
    private static bool IsConnectionLost(Exception failure) => failure.Chain().Any(it => it is SqlException
    {
        Number: 596 or 6005 or 64 or 121 or 233 or 10053 or 10054
    });

    // The name of a violated constraint is only in the message, which is in the language of the connection.
    private static string InEnglish(string connectionString) =>
        new SqlConnectionStringBuilder(connectionString) { CurrentLanguage = "us_english" }.ConnectionString;

    // Only at the start: the rest of the message may be the caller's text.
    [GeneratedRegex(
        @"^(?:Violation of \S+ \S+ constraint |Cannot insert duplicate key row in object '[^']+' with unique index )"
        + "'(?<name>[^']+)'")]
    private static partial Regex Violated();

    /// <summary>sp_getapplock reports a refused lock by a code, which the server does not treat as an error.</summary>
    private sealed class LockNotTakenException(int code) : Exception($"sp_getapplock answered {code}.")
    {
        public int Code { get; } = code;
    }
}
