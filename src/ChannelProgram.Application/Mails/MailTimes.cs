using System.Globalization;

namespace ChannelProgram.Application.Mails;

/// <summary>Instants and days as mails say them.</summary>
public static class MailTimes
{
    public static string ToMail(this DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("d MMMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    public static string ToMail(this DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
