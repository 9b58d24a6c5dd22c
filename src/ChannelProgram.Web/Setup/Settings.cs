using System.Globalization;
using ChannelProgram.Infrastructure.Badges;
using ChannelProgram.Infrastructure.Identity;
using ChannelProgram.Infrastructure.Mails;
using ChannelProgram.Infrastructure.Receipts;
using ChannelProgram.Web.Observability;
using ChannelProgram.Web.Sandbox;

namespace ChannelProgram.Web.Setup;

internal static class Settings
{
    public const string Store = "Channel";
    public const string Owner = "Owner";
    public const string Engine = "Database:Engine";
    public const string MaxBatchSize = "Database:MaxBatchSize";
    public const string ApplicationRole = "Database:ApplicationRole";
    public const string ProgramFile = "Program:File";

    public static string? Fault(IConfiguration configuration, IHostEnvironment environment) =>
        configuration.GetConnectionString(Store) is not { Length: > 0 }
            ? $"The setting ConnectionStrings:{Store} is missing: name the database."
            : Engines.FaultOf(configuration) is { } engine
            ? engine
            : configuration[MaxBatchSize] is { } size
                && !(int.TryParse(size, CultureInfo.InvariantCulture, out var rows) && rows > 0)
            ? $"The setting {MaxBatchSize} must be a whole number from 1 on."
            : SandboxSetting.Fault(configuration, environment)
            ?? GracefulShutdown.Fault(configuration) ?? Network.Fault(configuration) ?? Telemetry.Fault(configuration)
            ?? RequiredSettings.Fault(configuration, environment) ?? ReceiptSigningKey.Fault(configuration, environment)
            ?? BadgeSigningKey.Fault(configuration, environment) ?? BadgeIssuerName.Fault(configuration)
            ?? MailSettings.Fault(configuration, environment);

    public static int Stop(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return 1;
    }
}
