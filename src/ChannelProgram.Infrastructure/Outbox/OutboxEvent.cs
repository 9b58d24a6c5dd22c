namespace ChannelProgram.Infrastructure.Outbox;

public sealed class OutboxEvent
{
    /// <summary>Never changes: receivers recognise repeated events by it.</summary>
    public Guid Id { get; init; }

    /// <summary>
    /// The order of transactions, set by the database when the row is written. What commits after
    /// <see cref="Store.IEngine.CommittedUpTo"/> was asked has that position or a later one.
    /// </summary>
    public ulong Position { get; init; }

    /// <summary>Order within one transaction.</summary>
    public int Ordinal { get; init; }

    public DateTimeOffset At { get; init; }
    public DateTimeOffset RecordedAt { get; init; }

    public string Type { get; init; } = "";

    public int SchemaVersion { get; init; }

    public string Subject { get; init; } = "";

    /// <summary>Number of the change, if the subject counts its changes.</summary>
    public int? Version { get; init; }

    /// <summary>The owner of the subject; null: no partner.</summary>
    public Guid? Partner { get; init; }

    /// <summary>Not published: it never leaves the product.</summary>
    public bool IsInternal { get; init; }

    public string Data { get; init; } = "";
}

internal readonly record struct OutboxPosition
{
    private OutboxPosition(ulong position, int ordinal, Guid id) => (Position, Ordinal, Id) = (position, ordinal, id);

    internal ulong Position { get; }
    internal int Ordinal { get; }
    internal Guid Id { get; }

    public static OutboxPosition Of(OutboxEvent read) => new(read.Position, read.Ordinal, read.Id);

    public static OutboxPosition Of(OutboxReader reader) => new(reader.Position, reader.Ordinal, reader.Event);
}
