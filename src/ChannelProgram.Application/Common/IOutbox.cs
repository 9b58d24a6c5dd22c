namespace ChannelProgram.Application.Common;

/// <summary>The events that wait to be told to the world outside.</summary>
public interface IOutbox
{
    /// <summary>When the oldest that waits was recorded; null if none waits.</summary>
    Task<DateTimeOffset?> OldestPending(CancellationToken ct);
}
