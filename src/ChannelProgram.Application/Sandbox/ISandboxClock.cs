using ChannelProgram.Domain.Sandbox;

namespace ChannelProgram.Application.Sandbox;

public interface ISandboxClock
{
    /// <summary>How far the committed clock is ahead of the machine's.</summary>
    Task<TimeSpan> Ahead(CancellationToken ct);

    /// <summary>Others that want to move it wait until the transaction ends.</summary>
    Task<SandboxClock> Lock(CancellationToken ct);
}
