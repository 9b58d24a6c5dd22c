using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Infrastructure.Store;

/// <summary>Only the owner of the database may do this; the role that serves has no such rights.</summary>
public static class DatabaseSetup
{
    /// <param name="applicationRole">The role that serves; null if the owner does so itself.</param>
    public static async Task MigrateDatabase(
        this IServiceProvider services, string owner, string? applicationRole, CancellationToken ct)
    {
        var engine = services.GetRequiredService<IEngine>();
        var options = new DbContextOptionsBuilder<ChannelDb>();
        // Another application name means another pool, with either engine, so these settings reach no other connection.
        var connection =
            new DbConnectionStringBuilder { ConnectionString = owner, ["Application Name"] = "channel-program migrations" };
        engine.Configure(options, connection.ConnectionString);
        options.AddInterceptors(new LockTimeoutInterceptor(engine));
        // Comparing the model with the migrations takes a second at every start; a test does it.
        options.ConfigureWarnings(it => it.Ignore(RelationalEventId.PendingModelChangesWarning));

        await using var db = new ChannelDb(options.Options);
        // A migration over millions of rows takes as long as it takes.
        db.Database.SetCommandTimeout(TimeSpan.Zero);
        await db.Database.MigrateAsync(ct);
        await engine.Prepare(db, ct);
        if (applicationRole is not null) await db.Database.ExecuteSqlRawAsync(engine.GrantsTo(applicationRole), ct);
    }

    /// <summary>Why this engine's database must not be served, as one sentence; null if it may.</summary>
    public static Task<string?> StoreFault(this IServiceProvider services, ChannelDb db, CancellationToken ct) =>
        services.GetRequiredService<IEngine>().FaultOf(db, ct);

    /// <summary>Whoever waits for a table lock makes all others wait behind it, so give up early.</summary>
    private sealed class LockTimeoutInterceptor(IEngine engine) : DbConnectionInterceptor
    {
        private static readonly TimeSpan ForLocks = TimeSpan.FromSeconds(30);

        public override async Task ConnectionOpenedAsync(
            DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = engine.SetLockTimeout(ForLocks);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
