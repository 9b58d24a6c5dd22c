using ChannelProgram.Application.Common;
using ChannelProgram.Application.Programs;
using ChannelProgram.Infrastructure.Demo;
using ChannelProgram.Infrastructure.Programs;
using ChannelProgram.Infrastructure.Store;
using ChannelProgram.Web.Common;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace ChannelProgram.Web.Setup;

/// <summary>The database at the start: in Development it is made ready; elsewhere the migrate command does that.</summary>
internal static class Database
{
    /// <summary>The migrate command: brings the database to this version and publishes the first program if there is none.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> Migrate(WebApplication app)
    {
        if (await Prepare(app) is { } fault) return Settings.Stop(fault);
        Console.WriteLine("The database is up to date.");
        return 0;
    }

    /// <summary>What keeps this node from starting, as one sentence; null if nothing does.</summary>
    public static async Task<string?> Open(WebApplication app)
    {
        if (app.Environment.IsDevelopment())
        {
            if (await Prepare(app) is { } fault) return fault;
            await DemoSeed.Plant(app.Services, default);
        }

        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ChannelDb>();
        if ((await db.Database.GetPendingMigrationsAsync()).Any())
            return "The database is not at this version: run the migrate command first.";

        await scope.ServiceProvider.GetRequiredService<ProgramVersions>().Load(db, default);
        return null;
    }

    private static async Task<string?> Prepare(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCaller>().Caller = Caller.Program;
        await scope.ServiceProvider.GetRequiredService<ChannelDb>().Database.MigrateAsync();

        var file = app.Configuration[Settings.ProgramFile] ?? Path.Combine(AppContext.BaseDirectory, "Programs", "default-program.json");
        if (!File.Exists(file)) return $"The file {file} that {Settings.ProgramFile} names does not exist.";

        var faults = scope.ServiceProvider.GetRequiredService<InputFaults>();
        var program = StrictJson.Read<ProgramDocument>(await File.ReadAllBytesAsync(file), faults);
        var published = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new PublishFirstProgram(program));
        return published.Refusal is not { } refusal
            ? null
            : $"The program in {file} cannot be published. " + string.Join(' ', refusal.Faults.SelectMany(at =>
                at.Value.Select(fault => $"{(at.Key.Length == 0 ? "/" : at.Key)}: {fault.TrimEnd('.')}.")));
    }
}
