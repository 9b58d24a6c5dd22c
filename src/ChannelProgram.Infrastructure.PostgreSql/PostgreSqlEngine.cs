using ChannelProgram.Infrastructure.Store;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ChannelProgram.Infrastructure.PostgreSql;

internal sealed class PostgreSqlEngine : IEngine
{
    public async Task<bool> TryLock(ChannelDb db, long key, CancellationToken ct) =>
        (await db.Database.SqlQuery<bool>($"""SELECT pg_try_advisory_xact_lock({key}) AS "Value" """).ToListAsync(ct))[0];

    public async Task Lock(ChannelDb db, IEnumerable<long> keys, CancellationToken ct)
    {
        // Everybody asks in the same order, so nobody waits in a circle.
        var sorted = keys.Distinct().Order().ToArray();
        if (sorted is []) return;
        // Bounded, so that a crowd before one customer does not hold every connection for good.
        await db.Database.ExecuteSqlAsync(
            $"SET LOCAL lock_timeout = '10s'; SELECT pg_advisory_xact_lock(k) FROM unnest({sorted}) AS k", ct);
    }

    public async Task<DateTimeOffset> Now(ChannelDb db, CancellationToken ct) =>
        (await db.Database.SqlQuery<DateTimeOffset>($"""SELECT clock_timestamp() AS "Value" """).ToListAsync(ct))[0];

    public bool LostRace(Exception failure) => Reported(failure)?.SqlState
        is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;

    public bool IsOutage(Exception failure) => Reported(failure)?.SqlState is PostgresErrorCodes.LockNotAvailable
        || Chain(failure).Any(it => it is NpgsqlException { IsTransient: true });

    public string? ViolatedConstraint(Exception failure) =>
        Reported(failure) is { SqlState: PostgresErrorCodes.UniqueViolation } violation ? violation.ConstraintName : null;

    private static PostgresException? Reported(Exception failure) => Chain(failure).OfType<PostgresException>().FirstOrDefault();

    private static IEnumerable<Exception> Chain(Exception? failure)
    {
        for (; failure is not null; failure = failure.InnerException) yield return failure;
    }
}
