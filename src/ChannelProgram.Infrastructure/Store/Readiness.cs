using System.Data.Common;
using System.Diagnostics;
using ChannelProgram.Application.Common;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Store;

/// <summary>
/// The clock that readiness compares with the database's. It is the one that decides, unless somebody sets that one.
/// </summary>
public sealed record NodeClock(TimeProvider Time);

/// <summary>
/// Checks that the database can be reached, has this version and agrees with this node's clock. Uses its own connection, because
/// all others may be waiting for one customer.
/// </summary>
internal sealed class Readiness(
    string connectionString, IEngine engine, IEnumerable<IReadinessCondition> conditions, NodeClock clock) : IReadiness
{
    internal const string ApplicationName = "channel-program readiness";

    private readonly DbContextOptions<ChannelDb> _options = ProbeOptions(connectionString, engine);

    /// <summary>With more, a claim that is protected on one node has expired on another.</summary>
    private static readonly TimeSpan MaxClockSkew = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    // A migrated database stays so unless somebody restores another one.
    private static readonly TimeSpan MigrationsCheckInterval = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan HistoryTimeout = TimeSpan.FromMilliseconds(500);

    private long? _migratedAt;

    public async Task<string?> Fault(CancellationToken ct)
    {
        if (conditions.FirstOrDefault(it => !it.IsMet) is { } unmet) return unmet.Name;

        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timeout.CancelAfter(Timeout);
        try
        {
            await using var db = new ChannelDb(_options);
            // Opened before the clock is read: only the round trip of the query is to be measured.
            await db.Database.OpenConnectionAsync(timeout.Token);
            if (!await IsMigrated(db, timeout.Token)) return "migrations";
            return await HasClockSkew(db, timeout.Token) ? "clock" : null;
        }
        catch (Exception failure) when (
            failure is DbException or InvalidOperationException or TimeoutException or OperationCanceledException
                && !ct.IsCancellationRequested)
        {
            return "database";
        }
    }

    /// <summary>Another application name means another connection pool, with either engine.</summary>
    private static DbContextOptions<ChannelDb> ProbeOptions(string connectionString, IEngine engine)
    {
        var options = new DbContextOptionsBuilder<ChannelDb>();
        engine.Configure(options, new DbConnectionStringBuilder
        {
            ConnectionString = connectionString,
            ["Application Name"] = ApplicationName,
        }.ConnectionString);
        return options.Options;
    }

    private async Task<bool> IsMigrated(ChannelDb db, CancellationToken ct)
    {
        if (_migratedAt is { } at && clock.Time.GetElapsedTime(at) < MigrationsCheckInterval) return true;

        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct);
        if (_migratedAt is not null) timeout.CancelAfter(HistoryTimeout);
        try
        {
            var migrated = !(await db.Database.GetPendingMigrationsAsync(timeout.Token)).Any();
            _migratedAt = migrated ? clock.Time.GetTimestamp() : null;
            return migrated;
        }
        catch (Exception failure) when (
            failure is OperationCanceledException or DbException && _migratedAt is not null && timeout.IsCancellationRequested
                && !ct.IsCancellationRequested)
        {
            // A later version is migrating and blocks the history table until it is done. This version's migrations stay in it.
            _migratedAt = clock.Time.GetTimestamp();
            return true;
        }
    }

    /// <summary>Only a difference that the round trip cannot explain counts.</summary>
    private async Task<bool> HasClockSkew(ChannelDb db, CancellationToken ct)
    {
        var asked = clock.Time.GetUtcNow();
        var began = Stopwatch.GetTimestamp();
        var theirs = await engine.Now(db, ct);
        var halfway = Stopwatch.GetElapsedTime(began) / 2;
        return (theirs - asked - halfway).Duration() > MaxClockSkew + halfway;
    }
}
