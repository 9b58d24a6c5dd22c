using System.Data.Common;
using System.Diagnostics;
using ChannelProgram.Application.Common;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Infrastructure.Store;

/// <summary>The clock that readiness compares with the database's: the one that decides, wherever nobody sets that one.</summary>
public sealed record NodeClock(TimeProvider Time);

/// <summary>
/// Asks the database: reached, at this version, and of one mind with this node about the time. On a connection of its own:
/// those that serve may all be waiting for one customer, and the database is there all the same.
/// </summary>
internal sealed class Readiness(string connectionString, IEngine engine, IEnumerable<IReadinessCondition> conditions, NodeClock clock) : IReadiness
{
    internal const string ApplicationName = "channel-program readiness";

    private readonly DbContextOptions<ChannelDb> _apart = Apart(connectionString, engine);

    /// <summary>Further apart, and a claim that one node holds protected has lapsed for another.</summary>
    private static readonly TimeSpan MaxClockSkew = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    // A database that was at this version stays there unless somebody restores another one.
    private static readonly TimeSpan MigrationsHold = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan ForTheHistory = TimeSpan.FromMilliseconds(500);

    private long? _migratedAt;

    public async Task<string?> Fault(CancellationToken ct)
    {
        if (conditions.FirstOrDefault(it => !it.IsMet) is { } unmet) return unmet.Name;

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Timeout);
        try
        {
            await using var db = new ChannelDb(_apart);
            // Opened before the clock is asked: only the way there and back is to be measured.
            await db.Database.OpenConnectionAsync(patience.Token);
            if (!await IsMigrated(db, patience.Token)) return "migrations";
            return await IsApart(db, patience.Token) ? "clock" : null;
        }
        catch (Exception failure) when (
            failure is DbException or InvalidOperationException or TimeoutException or OperationCanceledException && !ct.IsCancellationRequested)
        {
            return "database";
        }
    }

    /// <summary>Connections of another name come from another pool, with either engine.</summary>
    private static DbContextOptions<ChannelDb> Apart(string connectionString, IEngine engine)
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
        if (_migratedAt is { } at && clock.Time.GetElapsedTime(at) < MigrationsHold) return true;

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        if (_migratedAt is not null) patience.CancelAfter(ForTheHistory);
        try
        {
            var migrated = !(await db.Database.GetPendingMigrationsAsync(patience.Token)).Any();
            _migratedAt = migrated ? clock.Time.GetTimestamp() : null;
            return migrated;
        }
        catch (Exception failure) when (
            failure is OperationCanceledException or DbException && _migratedAt is not null && patience.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            // A later version is migrating, and keeps everybody from the history until it is done: this version's steps stay in it.
            _migratedAt = clock.Time.GetTimestamp();
            return true;
        }
    }

    /// <summary>Only what the time on the way cannot explain counts.</summary>
    private async Task<bool> IsApart(ChannelDb db, CancellationToken ct)
    {
        var asked = clock.Time.GetUtcNow();
        var began = Stopwatch.GetTimestamp();
        var theirs = await engine.Now(db, ct);
        var halfway = Stopwatch.GetElapsedTime(began) / 2;
        return (theirs - asked - halfway).Duration() > MaxClockSkew + halfway;
    }
}
