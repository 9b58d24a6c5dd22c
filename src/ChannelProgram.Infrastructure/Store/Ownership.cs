using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Infrastructure.Store;

/// <summary>What only the owner of the database may do; the product serves as a role that may do none of it.</summary>
public static class Ownership
{
    /// <summary>Brings the database to this version, and grants the application's role what it needs.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="owner">The owner's connection string.</param>
    /// <param name="applicationRole">The role that serves; null if the owner does so itself.</param>
    /// <param name="ct">Breaks it off.</param>
    public static async Task BringUpToDate(this IServiceProvider services, string owner, string? applicationRole, CancellationToken ct)
    {
        var engine = services.GetRequiredService<IEngine>();
        var options = new DbContextOptionsBuilder<ChannelDb>();
        engine.Configure(options, owner);

        await using var db = new ChannelDb(options.Options);
        // A table of millions of rows takes its time, and half of a step is no use: who has waited enough breaks it off.
        db.Database.SetCommandTimeout(TimeSpan.Zero);
        await db.Database.MigrateAsync(ct);
        await engine.MakeReady(db, ct);
        if (applicationRole is not null) await db.Database.ExecuteSqlRawAsync(engine.GrantsTo(applicationRole), ct);
    }

    /// <summary>Why this engine's database must not be served, as one sentence; null if it may.</summary>
    public static Task<string?> StoreFault(this IServiceProvider services, ChannelDb db, CancellationToken ct) =>
        services.GetRequiredService<IEngine>().FaultOf(db, ct);
}
