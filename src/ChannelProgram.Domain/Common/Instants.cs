using System.Globalization;

namespace ChannelProgram.Domain.Common;

public static class Instants
{
    /// <summary>RFC 3339 in UTC, up to microseconds, without zeros at its end.</summary>
    private const string Format = "yyyy-MM-dd'T'HH:mm:ss.FFFFFF'Z'";

    /// <summary>UTC, truncated to microseconds, so that a stored value reads back equal.</summary>
    public static DateTimeOffset Now(this TimeProvider time)
    {
        var now = time.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    /// <summary>As every answer writes it.</summary>
    public static string ToText(this DateTimeOffset instant) =>
        instant.UtcDateTime.ToString(Format, CultureInfo.InvariantCulture);
}
