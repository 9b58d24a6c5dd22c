using ChannelProgram.Application.Common;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Application.Notifications;

internal sealed class NotificationsFeature : IApplicationFeature
{
    public IEnumerable<Permission> Permissions => [NotificationPermissions.Choose, NotificationPermissions.ReadMails];

    public void AddServices(IServiceCollection services) => services
        .AddJob("write-mails", TimeSpan.FromSeconds(10), () => new WriteMails())
        .AddJob("send-mails", TimeSpan.FromSeconds(10), () => new SendMails())
        .AddJob("delete-old-mails", TimeSpan.FromMinutes(10), () => new DeleteOldMails());
}

public static class NotificationPermissions
{
    /// <summary>People only: a system gets no mail.</summary>
    public static readonly Permission Choose = new(null, [], Enum.GetValues<Role>());

    /// <summary>In Development only, where nobody's data is at stake.</summary>
    public static readonly Permission ReadMails = new(null, [], Role.ProgramAdmin);
}
