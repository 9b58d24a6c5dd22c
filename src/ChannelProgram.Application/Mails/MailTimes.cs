using System.Globalization;

namespace ChannelProgram.Application.Mails;

/// <summary>Instants as mails say them.</summary>
public static class MailTimes
{
    public static string ToMail(this DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
