namespace ChannelProgram.Infrastructure.Outbox;

/// <summary>Who did what when, before and after. Rows are added and never changed.</summary>
public sealed class AuditRow
{
    public Guid Id { get; init; }

    /// <summary>When it took effect, which may be before it was noticed.</summary>
    public DateTimeOffset At { get; init; }

    public DateTimeOffset RecordedAt { get; init; }

    /// <summary>The order of what was recorded at one instant.</summary>
    public int Ordinal { get; init; }

    public string ActorKind { get; init; } = "";

    /// <summary>A client's or user's id, or <c>program</c>: never a name.</summary>
    public string Actor { get; init; } = "";

    /// <summary>The name of a type of event.</summary>
    public string Action { get; init; } = "";

    /// <summary>Of <see cref="Before"/> and <see cref="After"/>.</summary>
    public int SchemaVersion { get; init; }

    /// <summary>The id of what it happened to.</summary>
    public string Subject { get; init; } = "";

    /// <summary>Which change of its subject it is, where the subject counts them.</summary>
    public int? Version { get; init; }

    public string? Before { get; init; }
    public string After { get; init; } = "";
}
