namespace ChannelProgram.Domain.Common;

public static class Instants
{
    /// <summary>UTC, truncated to microseconds, so that a stored value reads back equal.</summary>
    public static DateTimeOffset Now(this TimeProvider time)
    {
        var now = time.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
