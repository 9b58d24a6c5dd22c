using ChannelProgram.Application.Common;
using ChannelProgram.Infrastructure.Jobs;
using ChannelProgram.Web.Common;
using ChannelProgram.Web.Contract;
using ChannelProgram.Web.Observability;
using ChannelProgram.Web.Sandbox;
using ChannelProgram.Web.Setup;

// Verifies offline: before anything that needs settings.
if (args is [ReceiptVerification.Command, var offline, var keys]) return await ReceiptVerification.Run(offline, keys);
if (args is [Admin.Command, .. var asked] && Admin.AnswerAtOnce(asked) is { } answered) return answered;

// Settings and the shipped program lie beside the assembly, wherever it is started from.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
// First, because the openapi command silences the log afterwards.
builder.AddObservability();
var writesDocument = args is [ApiDocumentFile.Command, ..];
if (writesDocument) ApiDocumentFile.Prepare(builder);
if (Settings.Fault(builder.Configuration, builder.Environment) is { } fault) return Settings.Stop(fault);

builder.Services
    .AddSingleton(TimeProvider.System)
    .AddSandbox(builder.Configuration)
    .AddUseCases()
    .AddEngine(builder.Configuration)
    .AddApiConventions()
    .AddNetwork(builder.Configuration)
    .Configure<HostOptions>(host => host.ShutdownTimeout = GracefulShutdown.MaxDuration(builder.Configuration))
    .AddHostedService<GracefulShutdown>()
    .AddApiDocument();
builder.AddFeatures();

var app = builder.Build();
if (app.Services.JobSettingsFault() is { } jobs) return Settings.Stop(jobs);
if (!writesDocument && args is [var command, ..] && !command.StartsWith('-')
    && args is not (["migrate", ..] or [Admin.Command, ..] or [ReviewSharedKeys.Command, ..]
        or [JobCommands.List, ..] or [JobCommands.Pause or JobCommands.Resume, _, ..] or [ReceiptVerification.Command, _]))
    return Settings.Stop(
        $"There is no command {command}; there are migrate, {Admin.Command} …, {ReviewSharedKeys.Command}, "
        + $"{JobCommands.List}, {JobCommands.Pause} NAME, {JobCommands.Resume} NAME, {ReceiptVerification.Usage} and "
        + $"{ApiDocumentFile.Command}.");
if (args is ["migrate", ..]) return await Database.Migrate(app);
if (!writesDocument && await Database.Open(app) is { } notReady) return Settings.Stop(notReady);
if (args is [Admin.Command, .. var administration]) return await Admin.Run(app, administration);
if (args is [ReviewSharedKeys.Command, .. var options])
    return ReviewSharedKeys.Fault(options) is { } wrong
        ? Settings.Stop(wrong)
        : await ReviewSharedKeys.Run(app.Services, Console.Out, options.Contains(ReviewSharedKeys.Detach));
if (args is [JobCommands.List, ..]) return await JobCommands.Show(app.Services, Console.Out);
if (args is [JobCommands.Pause or JobCommands.Resume, var job, ..])
    return await JobCommands.Change(app.Services, args[0], job, Console.Out);
if (args is [ReceiptVerification.Command, var receipt]) return await ReceiptVerification.Run(app, receipt);
if (!writesDocument && await Database.PublishKeys(app) is { } unpublished) return Settings.Stop(unpublished);

app.UseNetwork();
app.UseApiConventions();
app.UseApiDocument();
app.MapFeatures();
if (writesDocument) return await ApiDocumentFile.Write(app, args.ElementAtOrDefault(1));
if (await Network.Listen(app) is { } unheard) return Settings.Stop(unheard);
await using (app) await app.WaitForShutdownAsync();
return 0;

public partial class Program;
