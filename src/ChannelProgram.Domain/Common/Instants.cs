namespace ChannelProgram.Domain.Common;

public static class Instants
{
    /// <summary>The instant it is now, UTC, truncated to microseconds, so that what is stored reads back equal.</summary>
    public static DateTimeOffset Now(this TimeProvider time)
    {
        var now = time.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
