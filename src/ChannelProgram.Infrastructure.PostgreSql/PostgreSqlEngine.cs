using System.Globalization;
using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;
using Quartz;

namespace ChannelProgram.Infrastructure.PostgreSql;

internal sealed class PostgreSqlEngine(int? maxBatchSize = null) : IEngine
{
    private static readonly string Grants = EmbeddedScript.Read(typeof(PostgreSqlEngine).Assembly, "application-role.sql");

    public void Configure(DbContextOptionsBuilder options, string connectionString) => options
        .AddInterceptors(new LockAndQueryInterceptor(), new BulkStatementInterceptor())
        .UseNpgsql(WithDefaults(connectionString), npgsql =>
        {
            npgsql.MigrationsAssembly(typeof(PostgreSqlEngine).Assembly.FullName);
            // One statement is one snapshot: a deal is never read with claims of another moment.
            npgsql.UseQuerySplittingBehavior(QuerySplittingBehavior.SingleQuery);
            npgsql.ExecutionStrategy(it => new FreshConnectionStrategy(
                it, IsConnectionLost, connection => NpgsqlConnection.ClearPool((NpgsqlConnection)connection)));
            if (maxBatchSize is { } most) npgsql.MaxBatchSize(most);
        })
        .ReplaceService<IModelCustomizer, PostgreSqlModel>();

    public async Task<bool> TryLock(ChannelDb db, long key, CancellationToken ct)
    {
        db.NeedsTransaction();
        return (await db.Database.SqlQuery<bool>($"""SELECT pg_try_advisory_xact_lock({key}) AS "Value" """).ToListAsync(ct))[0];
    }

    public LockAndQuery TryLockFirst(IEnumerable<long> keys) =>
        new("SELECT k FROM unnest(@locks) AS k WHERE pg_try_advisory_xact_lock(k)", "locks", keys.ToArray());

    // Limited, so that many requests waiting for one customer do not hold every connection.
    public LockAndQuery? LockFirst(IEnumerable<long> keys) => keys.Distinct().Order().ToArray() is not [] and var sorted
        ? new("SET LOCAL lock_timeout = '10s'; SELECT k, pg_advisory_xact_lock(k) FROM unnest(@locks) AS k", "locks", sorted)
        : null;

    public async Task Lock(ChannelDb db, IEnumerable<long> keys, CancellationToken ct)
    {
        // The same order everywhere, so that no deadlock can occur.
        var sorted = keys.Distinct().Order().ToArray();
        if (sorted is []) return;
        db.NeedsTransaction();
        // Limited, so that many requests waiting for one customer do not hold every connection.
        await db.Database.ExecuteSqlAsync(
            $"SET LOCAL lock_timeout = '10s'; SELECT pg_advisory_xact_lock(k) FROM unnest({sorted}) AS k", ct);
    }

    public IInsertRows Rows { get; } = new ArrayInserts();

    public async Task<DateTimeOffset> Now(ChannelDb db, CancellationToken ct) =>
        (await db.Database.SqlQuery<DateTimeOffset>($"""SELECT clock_timestamp() AS "Value" """).ToListAsync(ct))[0];

    // A transaction gets its id at the first write. All ids below the lowest running one have ended, and no new id is lower.
    public async Task<ulong> CommittedUpTo(ChannelDb db, CancellationToken ct) =>
        (ulong)(await db.Database.SqlQuery<long>(
            $"""SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS "Value" """).ToListAsync(ct))[0];

    public bool IsConcurrencyConflict(Exception failure) => Reported(failure)?.SqlState
        is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;

    public bool IsOutage(Exception failure) => Reported(failure)?.SqlState is PostgresErrorCodes.LockNotAvailable
        || failure.Chain().Any(it => it is NpgsqlException { IsTransient: true });

    public string? ViolatedConstraint(Exception failure) =>
        Reported(failure) is { SqlState: PostgresErrorCodes.UniqueViolation } violation ? violation.ConstraintName : null;

    public void UseJobStore(IPersistentStoreBuilder store, string connectionString, int maxConcurrency) => store.UsePostgres(
        NpgsqlFactory.Instance,
        // One connection per job, plus the scheduling loop, this node's check-in and the search for missed runs.
        new NpgsqlConnectionStringBuilder(WithDefaults(connectionString))
        {
            ApplicationName = "channel-program jobs",
            MaxPoolSize = maxConcurrency + 3,
        }.ConnectionString);

    public string SetLockTimeout(TimeSpan limit) =>
        string.Create(CultureInfo.InvariantCulture, $"SET lock_timeout = {(int)limit.TotalMilliseconds}");

    public string SetReadOnly => "SET TRANSACTION READ ONLY";

    // A dump restored into another cluster may hold positions ahead of this cluster's transaction ids. They are moved below all
    // new positions, in their order; so are the places of readers, first, because they follow the event that they read last.
    public Task Prepare(ChannelDb owner, CancellationToken ct) => owner.Database.ExecuteSqlAsync($"""
        UPDATE outbox_readers SET position = 0, ordinal = ranked.rank
        FROM (SELECT id, row_number() OVER (ORDER BY position, ordinal, id) AS rank FROM outbox) AS ranked
        WHERE ranked.id = outbox_readers.event
          AND EXISTS (SELECT FROM outbox WHERE position >= pg_snapshot_xmax(pg_current_snapshot()));
        UPDATE outbox SET position = '0', ordinal = ranked.rank
        FROM (SELECT id, row_number() OVER (ORDER BY position, ordinal, id) AS rank FROM outbox) AS ranked
        WHERE ranked.id = outbox.id AND EXISTS (SELECT FROM outbox WHERE position >= pg_snapshot_xmax(pg_current_snapshot()))
        """, ct);

    public Task<string?> FaultOf(ChannelDb db, CancellationToken ct) => Task.FromResult<string?>(null);

    public string GrantsTo(string role) =>
        Grants.Replace(":\"role\"", $"\"{role.Replace("\"", "\"\"", StringComparison.Ordinal)}\"", StringComparison.Ordinal);

    // The database said that it ends the connection, or the network that it has.
    private static bool IsConnectionLost(Exception failure) => Reported(failure) is { } reported
        ? reported.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown
            or PostgresErrorCodes.IdleSessionTimeout
        : failure.Chain().Any(it => it is NpgsqlException { InnerException: IOException });

    private static string WithDefaults(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        // Our statements repeat, so their plans are kept. Behind a pooler that changes the session with each transaction, set Max
        // Auto Prepare=0.
        if (!settings.ShouldSerialize("Max Auto Prepare")) settings.MaxAutoPrepare = 100;
        // Nothing outlives its transaction (SET LOCAL, transaction locks), so there is nothing to reset.
        if (!settings.ShouldSerialize("No Reset On Close")) settings.NoResetOnClose = true;
        return settings.ConnectionString;
    }

    private static PostgresException? Reported(Exception failure) => failure.Chain().OfType<PostgresException>().FirstOrDefault();
}
