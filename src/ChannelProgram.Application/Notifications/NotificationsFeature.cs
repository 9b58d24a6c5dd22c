using ChannelProgram.Application.Common;
using Microsoft.Extensions.DependencyInjection;

namespace ChannelProgram.Application.Notifications;

internal sealed class NotificationsFeature : IApplicationFeature
{
    public IEnumerable<Permission> Permissions => [NotificationPermissions.Choose];

    public void AddServices(IServiceCollection services)
    {
        foreach (var source in MailTable.Sources) services.AddScoped(typeof(IMailSource), source);
        services.AddJob("write-mails", TimeSpan.FromSeconds(10), () => new WriteMails());
    }
}

public static class NotificationPermissions
{
    /// <summary>People only: a system gets no mail.</summary>
    public static readonly Permission Choose = new(null, [], Enum.GetValues<Role>());
}
