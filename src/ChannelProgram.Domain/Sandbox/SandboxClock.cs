using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Sandbox;

/// <summary>How far the time of the program is ahead of the machine's: it only grows. A single row.</summary>
public sealed class SandboxClock : AggregateRoot
{
    public const int SingleId = 1;

    public static readonly TimeSpan MaxAhead = TimeSpan.FromDays(3653);

    public int Id { get; private init; } = SingleId;

    public TimeSpan Ahead { get; private set; }

    /// <param name="machine">The machine's time.</param>
    public Refusal? Advance(TimeSpan by, DateTimeOffset machine) => Move(Ahead + by, machine);

    /// <inheritdoc cref="Advance"/>
    public Refusal? AdvanceTo(DateTimeOffset instant, DateTimeOffset machine) => Move(instant - machine, machine);

    private Refusal? Move(TimeSpan ahead, DateTimeOffset machine)
    {
        if (ahead <= Ahead) return SandboxRefusals.OnlyForward(machine + Ahead);
        if (ahead > MaxAhead) return SandboxRefusals.TooFarAhead(machine + Ahead);

        Raise(new SandboxClockMoved(machine + Ahead, machine + ahead));
        Ahead = ahead;
        return null;
    }
}

public sealed record SandboxClockMoved(DateTimeOffset At, DateTimeOffset To) : IEventRecord
{
    private const string Name = "sandbox.clockMoved";

    public static IReadOnlyList<EventType> Types { get; } =
        [EventType.Internal<SandboxClockBody>(Name, "sandbox clock", "The clock of a sandbox was moved forward.")];

    string IDomainEvent.Type => Name;
    string IDomainEvent.Subject => "sandbox clock";
    bool IDomainEvent.IsAutomatic => false;
    IEventBody IDomainEvent.Before => new SandboxClockBody(At);
    IEventBody IDomainEvent.After => new SandboxClockBody(To);
}

public sealed record SandboxClockBody(DateTimeOffset Now) : IEventBody;
