using ChannelProgram.Application.Common;
using ChannelProgram.Application.Notifications;

namespace ChannelProgram.Web.Notifications;

internal static class NotificationExamples
{
    public static readonly PutNotifications.Body WithoutEscalations = new([new(DealMails.ReviewEscalated, On: false)]);

    /// <summary>As a program admin reads them.</summary>
    public static NotificationSettings OfAdmin(params MailKind[] off) => new(
    [
        .. DealMails.KindsFor(new HashSet<Role> { Role.ProgramAdmin })
            .Select(it => new NotificationSwitch(it, !off.Contains(it))),
    ]);
}
