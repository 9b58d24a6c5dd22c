using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Infrastructure.Store;

/// <summary>What only the owner of the database may do; the product serves as a role that may do none of it.</summary>
public static class DatabaseSetup
{
    /// <summary>Brings the database to this version, and grants the application's role what it needs.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="owner">The owner's connection string.</param>
    /// <param name="applicationRole">The role that serves; null if the owner does so itself.</param>
    /// <param name="ct">Breaks it off.</param>
    public static async Task MigrateDatabase(this IServiceProvider services, string owner, string? applicationRole, CancellationToken ct)
    {
        var engine = services.GetRequiredService<IEngine>();
        var options = new DbContextOptionsBuilder<ChannelDb>();
        // Connections of another name come from another pool, with either engine: what is set on these is set on no other.
        var connection = new DbConnectionStringBuilder { ConnectionString = owner, ["Application Name"] = "channel-program migrations" };
        engine.Configure(options, connection.ConnectionString);
        options.AddInterceptors(new LockTimeoutInterceptor(engine));

        await using var db = new ChannelDb(options.Options);
        // A step that goes through millions of rows takes as long as it takes.
        db.Database.SetCommandTimeout(TimeSpan.Zero);
        await db.Database.MigrateAsync(ct);
        await engine.Prepare(db, ct);
        if (applicationRole is not null) await db.Database.ExecuteSqlRawAsync(engine.GrantsTo(applicationRole), ct);
    }

    /// <summary>Why this engine's database must not be served, as one sentence; null if it may.</summary>
    public static Task<string?> StoreFault(this IServiceProvider services, ChannelDb db, CancellationToken ct) =>
        services.GetRequiredService<IEngine>().FaultOf(db, ct);

    /// <summary>Who waits for a whole table makes everybody else wait behind it: then rather not now.</summary>
    private sealed class LockTimeoutInterceptor(IEngine engine) : DbConnectionInterceptor
    {
        private static readonly TimeSpan ForLocks = TimeSpan.FromSeconds(30);

        public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = engine.SetLockTimeout(ForLocks);
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }
}
