using ChannelProgram.Application.Common;
using ChannelProgram.Infrastructure.Identity;
using ChannelProgram.Web.Common;
using ChannelProgram.Web.Deals;
using ChannelProgram.Web.Identity;
using ChannelProgram.Web.Programs;
using ChannelProgram.Web.Setup;

// Settings and the shipped program lie beside the assembly, wherever it is started from.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
if (Settings.Fault(builder.Configuration, builder.Environment) is { } fault) return Settings.Stop(fault);

builder.Services
    .AddSingleton(TimeProvider.System)
    .AddUseCases()
    .AddEngine(builder.Configuration)
    .AddIdentityAndTokens(builder.Configuration, builder.Environment)
    .AddHttpHabits()
    .AddScoped<IRecogniseCallers, Recogniser>()
    .AddHostedService<TidyUpTimer>()
    .AddApiDocument();

var app = builder.Build();
if (args is [var command, ..] && !command.StartsWith('-') && command != "migrate")
    return Settings.Stop($"There is no command {command}; the only one is migrate.");
if (args is ["migrate", ..]) return await Database.Migrate(app);
if (await Database.Open(app) is { } notReady) return Settings.Stop(notReady);

app.UseHttpHabits();
app.UseApiDocument();
app.MapDeals();
app.MapIdentity();
app.MapPrograms();
app.MapHealth();
await app.RunAsync();
return 0;

public partial class Program;
