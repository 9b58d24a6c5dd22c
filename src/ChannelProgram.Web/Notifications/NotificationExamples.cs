using ChannelProgram.Application.Common;
using ChannelProgram.Application.Notifications;

namespace ChannelProgram.Web.Notifications;

/// <summary>As a program admin reads and switches them.</summary>
internal static class NotificationExamples
{
    private static readonly MailKind[] OfAdmin = [.. MailTable.KindsFor(new HashSet<Role> { Role.ProgramAdmin })];

    public static readonly NotificationSettings AllOn = Settings();

    public static readonly PutNotifications.Body WithoutTheFirst = new([new(OfAdmin[0], On: false)]);

    public static readonly NotificationSettings FirstOff = Settings(OfAdmin[0]);

    private static NotificationSettings Settings(params MailKind[] off) =>
        new([.. OfAdmin.Select(it => new NotificationSwitch(it, !off.Contains(it)))]);
}
