namespace ChannelProgram.Infrastructure.Outbox;

/// <summary>An event for the world outside, written in the transaction that caused it.</summary>
public sealed class OutboxEvent
{
    /// <summary>Never changes: by it a receiver knows what it was told before.</summary>
    public Guid Id { get; init; }

    /// <summary>
    /// Where its transaction stands among all; made by the database when the row is written. What commits after
    /// <see cref="Store.IEngine.CommittedUpTo"/> was asked has that position or a later one.
    /// </summary>
    public ulong Position { get; init; }

    /// <summary>The order of what was recorded in one transaction.</summary>
    public int Ordinal { get; init; }

    public DateTimeOffset At { get; init; }
    public DateTimeOffset RecordedAt { get; init; }

    /// <summary>The name of a type of event.</summary>
    public string Type { get; init; } = "";

    /// <summary>Of <see cref="Data"/>.</summary>
    public int SchemaVersion { get; init; }

    /// <summary>The id of what it happened to.</summary>
    public string Subject { get; init; } = "";

    /// <summary>Which change of its subject it is, where the subject counts them.</summary>
    public int? Version { get; init; }

    /// <summary>Whose the subject is; null: no partner's.</summary>
    public Guid? Partner { get; init; }

    public string Data { get; init; } = "";
}

/// <summary>Up to where the outbox was read; the default is before everything.</summary>
internal readonly record struct OutboxPosition
{
    private OutboxPosition(ulong position, int ordinal, Guid id) => (Position, Ordinal, Id) = (position, ordinal, id);

    internal ulong Position { get; }
    internal int Ordinal { get; }
    internal Guid Id { get; }

    public static OutboxPosition Of(OutboxEvent read) => new(read.Position, read.Ordinal, read.Id);
}
