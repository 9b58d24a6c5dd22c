using ChannelProgram.Api.Tests.Contract;
using ChannelProgram.Api.Tests.Mails;
using ChannelProgram.Application.Common;

namespace ChannelProgram.Api.Tests.Notifications;

internal sealed class NotificationOperations : IFeatureOperations
{
    private const string Path = "/v1/me/notifications";

    public IEnumerable<AllowedCallers> Allowed =>
    [
        new("getNotificationSettings", "GET", Path, null, Enum.GetNames<Role>()),
        new("putNotificationSettings", "PUT", Path, new { }, Enum.GetNames<Role>()),
    ];

    public IReadOnlyDictionary<string, MakeSetup> Setups => new Dictionary<string, MakeSetup> { [Path] = OfAdmin };

    /// <summary>A program admin, who has switched nothing off and does not afterwards.</summary>
    private static async Task<OperationSetup> OfAdmin(ChannelHost host, DocumentedOperation operation)
    {
        await host.ProgramAdmin.SwitchOff();
        return new(host.ProgramAdmin, Path, async () => await host.ProgramAdmin.SwitchOff());
    }
}
