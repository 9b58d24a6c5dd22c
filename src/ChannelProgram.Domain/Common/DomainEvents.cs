namespace ChannelProgram.Domain.Common;

/// <summary>
/// An event, stored in the audit (and in the outbox, if published) in the transaction that caused it. The record that implements
/// this declares its event types.
/// </summary>
public interface IEventRecord : IDomainEvent
{
    static abstract IReadOnlyList<EventType> Types { get; }
}

public interface IDomainEvent
{
    string Type { get; }

    /// <summary>When it took effect, which may be before it was noticed.</summary>
    DateTimeOffset At { get; }

    string Subject { get; }

    PartnerId? Partner => null;

    int? Version => null;

    /// <summary>Done by the program itself (a deadline, the waitlist), even if somebody's request triggered it.</summary>
    bool IsAutomatic { get; }

    IEventBody? Before => null;

    IEventBody After { get; }

    IEventBody? Published => null;
}

/// <summary>
/// The stored or published content of an event. Its JSON is a contract with readers of old rows: use plain types only (texts,
/// numbers, ids, instants), no domain types. Within a schema version members may only be added.
/// </summary>
public interface IEventBody;

/// <param name="Subject">The kind of object it happens to.</param>
/// <param name="Audited">The body in the audit.</param>
/// <param name="Published">The body in the outbox; null: not published.</param>
public sealed record EventType(string Name, string Description, string Subject, Type Audited, Type? Published)
{
    public const int MaxNameLength = 50;

    /// <summary>Of both bodies. Raise it for a change that a reader of the old schema would misread.</summary>
    public int SchemaVersion { get; init; } = 1;

    public bool HasPartner { get; init; }

    /// <summary>Not published, but in the outbox all the same, for readers within the product such as mail.</summary>
    public bool IsReadInternally { get; init; }

    public static EventType Internal<TBody>(string name, string subject, string description) where TBody : IEventBody =>
        new(name, description, subject, typeof(TBody), null);

    public static EventType Public<TBody, TPublished>(string name, string subject, string description)
        where TBody : IEventBody where TPublished : IEventBody =>
        new(name, description, subject, typeof(TBody), typeof(TPublished));
}

/// <summary>The names under which an enum's values are stored. They stay when the enum's own names change.</summary>
public sealed class RecordedNames<T> where T : struct, Enum
{
    private readonly Dictionary<T, string> _names;
    private readonly Dictionary<string, T> _values;

    public RecordedNames(params (T Value, string Name)[] names)
    {
        _names = names.ToDictionary(it => it.Value, it => it.Name);
        _values = names.ToDictionary(it => it.Name, it => it.Value);
        if (Enum.GetValues<T>().Except(_names.Keys).ToList() is { Count: > 0 } missing)
            throw new ArgumentException(
                $"{typeof(T).Name} has no recorded name for {string.Join(", ", missing)}.", nameof(names));
    }

    public string this[T value] => _names[value];

    public T this[string name] => _values[name];
}
