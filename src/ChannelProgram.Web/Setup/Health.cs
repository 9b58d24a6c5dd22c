using ChannelProgram.Infrastructure.Store;
using ChannelProgram.Web.Common;
using ChannelProgram.Web.Contract;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Web.Setup;

/// <summary>For the orchestrator: whether the process lives, and whether it can serve.</summary>
internal static class Health
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/health").WithTags("Health").OpenToAll();
        health.MapGet("live", () => TypedResults.Ok(new Condition("live"))).WithName("isLive").WithSummary("Whether the process lives")
            .WithDescription("Answered as long as the process answers anything: if not, start it again.")
            .Example(new Condition("live"));
        health.MapGet("ready", Ready).WithName("isReady").WithSummary("Whether the database is reachable and migrated")
            .WithDescription("503 means: send this node no requests for now.")
            .Produces<Condition>().Produces<Condition>(StatusCodes.Status503ServiceUnavailable).Example(new Condition("ready"));
    }

    private static async Task<IResult> Ready(ChannelDb db, CancellationToken ct)
    {
        try
        {
            if (!(await db.Database.GetPendingMigrationsAsync(ct)).Any()) return TypedResults.Ok(new Condition("ready"));
        }
        catch (Exception e) when (e is System.Data.Common.DbException or InvalidOperationException && !ct.IsCancellationRequested)
        {
            // Out of reach is not ready; why is for the log of whoever was refused by it.
        }

        return TypedResults.Json(new Condition("notReady"), statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    private sealed record Condition(string Status);
}
