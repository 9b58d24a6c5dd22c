using ChannelProgram.Domain.Common;

namespace ChannelProgram.Application.Common;

/// <summary>
/// The time by which the program decides: the machine's, and in a sandbox as far ahead of it as somebody moved it. What protects
/// the API itself (tokens, lockout, idempotency keys) and when something was recorded goes by the machine's clock.
/// </summary>
public sealed class ProgramClock(TimeProvider machine)
{
    private TimeSpan? _ahead = TimeSpan.Zero;

    /// <summary>To be set before it is asked.</summary>
    public static ProgramClock OfSandbox(TimeProvider machine) => new(machine) { _ahead = null };

    public bool IsSet => _ahead is not null;

    /// <exception cref="InvalidOperationException">This sandbox's clock was never set.</exception>
    public DateTimeOffset Now() => MachineNow()
        + (_ahead ?? throw new InvalidOperationException("The sandbox's clock was not read: send a request by the mediator."));

    public DateTimeOffset MachineNow() => machine.Now();

    public void Set(TimeSpan ahead) => _ahead = ahead;
}
