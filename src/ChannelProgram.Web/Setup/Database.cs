using System.Data.Common;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Infrastructure.Badges;
using ChannelProgram.Infrastructure.Demo;
using ChannelProgram.Infrastructure.Identity;
using ChannelProgram.Infrastructure.Programs;
using ChannelProgram.Infrastructure.Receipts;
using ChannelProgram.Infrastructure.Sandbox;
using ChannelProgram.Infrastructure.Store;
using ChannelProgram.Web.Programs;
using ChannelProgram.Web.Sandbox;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Web.Setup;

/// <summary>Prepares the database at the start in Development; elsewhere the migrate command does that.</summary>
internal static class Database
{
    /// <summary>
    /// Brings the database to this version and publishes the first program if there is none. Returns the exit code.
    /// </summary>
    public static async Task<int> Migrate(WebApplication app)
    {
        if (await Reached(() => Prepare(app)) is { } fault) return Settings.Stop(fault);
        Console.WriteLine("The database is up to date.");
        return 0;
    }

    /// <summary>Why this node cannot start, as one sentence; null if it can.</summary>
    public static Task<string?> Open(WebApplication app) => Reached(() => OpenReached(app));

    /// <summary>
    /// Before the first receipt or badge is signed, everybody can verify it. Returns a fault as one sentence; null: there is
    /// none.
    /// </summary>
    public static Task<string?> PublishKeys(WebApplication app) => Reached(async () =>
    {
        await app.Services.PublishReceiptKey(default);
        await app.Services.PublishBadgeKey(default);
        return null;
    });

    /// <summary>Runs a command. Returns its exit code, or 1 with one sentence if the database fails.</summary>
    public static async Task<int> Run(Func<Task<int>> command)
    {
        var code = 1;
        var fault = await Reached(async () =>
        {
            code = await command();
            return null;
        });
        return fault is null ? code : Settings.Stop(fault);
    }

    private static async Task<string?> Reached(Func<Task<string?>> work, string connection = Settings.Store)
    {
        try
        {
            return await work();
        }
        catch (Exception e) when (e is DbException or TimeoutException
            or ArgumentException { Source: "Npgsql" or "Microsoft.Data.SqlClient" } || e.InnerException is DbException)
        {
            // The lines below the first are the statement's place and the like.
            var reason = e.GetBaseException().Message.Split('\n')[0].TrimEnd();
            return $"The database that ConnectionStrings:{connection} names cannot be used: {reason}";
        }
    }

    private static async Task<string?> OpenReached(WebApplication app)
    {
        if (app.Environment.IsDevelopment())
        {
            if (await Prepare(app) is { } fault) return fault;
            await DemoSeed.Seed(app.Services, default);
        }

        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ChannelDb>();
        if ((await db.Database.GetPendingMigrationsAsync()).Any())
            return "The database is not at this version: run the migrate command first.";
        if (await app.Services.StoreFault(db, default) is { } unfit) return unfit;
        if (!app.Configuration.IsSandbox() && await db.AheadOfMachine(default) > TimeSpan.Zero)
            return $"The database is that of a sandbox whose clock was moved: set {SettingNames.Sandbox} to true or take another "
                + "database.";
        if (!app.Environment.IsDevelopment())
        {
            if (await DemoSeed.HasDemoData(db, default))
                return "The database holds the demo, whose secrets everybody knows: outside Development take another one.";
            if (await IdentitySetup.FaultOf(db, default) is { } notForHere) return notForHere;
        }

        var programs = scope.ServiceProvider.GetRequiredService<ProgramVersions>();
        await programs.Read(default);
        return programs.Any ? null : "The database holds no program yet: run the migrate command first.";
    }

    private static async Task<string?> Prepare(WebApplication app)
    {
        if (await BringUpToDate(app) is { } fault) return fault;

        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Caller = Caller.Program;
        await scope.ServiceProvider.MakeFirstKey(default);

        return await scope.ServiceProvider.GetRequiredService<IProgramVersionStore>().HasAny(default)
            ? null
            : await Publish(app, scope.ServiceProvider);
    }

    private static Task<string?> BringUpToDate(WebApplication app)
    {
        var owner = app.Configuration.GetConnectionString(Settings.Owner) is { Length: > 0 } ? Settings.Owner : Settings.Store;
        var role = app.Configuration[Settings.ApplicationRole] is { Length: > 0 } named ? named : null;
        return Reached(async () =>
        {
            await app.Services.MigrateDatabase(app.Configuration.GetConnectionString(owner)!, role, default);
            return null;
        }, owner);
    }

    private static async Task<string?> Publish(WebApplication app, IServiceProvider scope)
    {
        var file = app.Configuration[Settings.ProgramFile]
            ?? Path.Combine(AppContext.BaseDirectory, "Programs", "default-program.json");
        if (!File.Exists(file)) return $"The file {file} that {Settings.ProgramFile} names does not exist.";

        var faults = scope.GetRequiredService<InputFaults>();
        var program = ProgramFile.Read(await File.ReadAllBytesAsync(file), faults);
        var published = await scope.GetRequiredService<IMediator>().Send(new PublishFirstProgram(program));
        return published.Refusal is not { } refusal
            ? null
            : $"The program in {file} cannot be published. " + string.Join(' ', refusal.Faults.SelectMany(at =>
                at.Value.Select(fault => $"{(at.Key.Length == 0 ? "/" : at.Key)}: {fault}")));
    }
}
