namespace ChannelProgram.Infrastructure.Outbox;

/// <summary>Rows are added and never changed.</summary>
public sealed class AuditRow
{
    public Guid Id { get; init; }

    /// <summary>When it took effect, which may be before it was recorded.</summary>
    public DateTimeOffset At { get; init; }

    public DateTimeOffset RecordedAt { get; init; }

    /// <summary>Order within one instant.</summary>
    public int Ordinal { get; init; }

    public string ActorKind { get; init; } = "";

    /// <summary>Id of a client or user, or <c>program</c>; never a name.</summary>
    public string Actor { get; init; } = "";

    public string Action { get; init; } = "";

    public int SchemaVersion { get; init; }

    public string Subject { get; init; } = "";

    /// <summary>Number of the change, if the subject counts its changes.</summary>
    public int? Version { get; init; }

    public string? Before { get; init; }
    public string After { get; init; } = "";
}
