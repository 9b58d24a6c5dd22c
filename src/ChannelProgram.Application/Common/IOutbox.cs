namespace ChannelProgram.Application.Common;

public interface IOutbox
{
    Task<DateTimeOffset?> OldestPending(CancellationToken ct);
}
