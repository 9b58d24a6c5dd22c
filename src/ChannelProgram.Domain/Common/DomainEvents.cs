namespace ChannelProgram.Domain.Common;

/// <summary>
/// Something that happened, recorded in the audit (and, if published, in the outbox) in the transaction that caused it. The
/// record that implements it declares the types of event it stands for.
/// </summary>
public interface IEventRecord : IDomainEvent
{
    static abstract IReadOnlyList<EventType> Types { get; }
}

/// <summary>One event.</summary>
public interface IDomainEvent
{
    /// <summary>The name of its <see cref="EventType"/>.</summary>
    string Type { get; }

    /// <summary>When it took effect, which may be before anybody noticed.</summary>
    DateTimeOffset At { get; }

    /// <summary>The id of what it happened to.</summary>
    string Subject { get; }

    /// <summary>Whose that is; null: no partner's.</summary>
    PartnerId? Partner => null;

    /// <summary>Which change of its subject it is, where the subject counts them.</summary>
    int? Version => null;

    /// <summary>Done by the program (the clock, the waitlist), whoever's request brought it about.</summary>
    bool IsAutomatic { get; }

    /// <summary>For the audit: how its subject was before; null if that is not recorded.</summary>
    IEventBody? Before => null;

    /// <summary>For the audit: how its subject is since, or what was done to it.</summary>
    IEventBody After { get; }

    /// <summary>For the outbox; null if the type is not published.</summary>
    IEventBody? Published => null;
}

/// <summary>
/// What is stored or published of an event. Its JSON is a contract with readers of old rows: a body has members of plain types
/// only (texts, numbers, ids, instants), none of the domain's. Members may be added to a schema version, nothing else.
/// </summary>
public interface IEventBody;

/// <summary>A type of event, as the catalogue has it.</summary>
/// <param name="Name">As published: <c>deal.approved</c>.</param>
/// <param name="Subject">The kind of thing that it happens to.</param>
/// <param name="Audited">The body in the audit.</param>
/// <param name="Published">The body in the outbox; null: the type is not published.</param>
public sealed record EventType(string Name, string Description, string Subject, Type Audited, Type? Published)
{
    /// <summary>The longest name.</summary>
    public const int MaxNameLength = 50;

    /// <summary>Of both bodies. A change that a reader of the old schema would misread needs a new one.</summary>
    public int SchemaVersion { get; init; } = 1;

    /// <summary>Its events say whose their subject is.</summary>
    public bool HasPartner { get; init; }

    public static EventType Internal<TBody>(string name, string subject, string description) where TBody : IEventBody =>
        new(name, description, subject, typeof(TBody), null);

    public static EventType Public<TBody, TPublished>(string name, string subject, string description)
        where TBody : IEventBody where TPublished : IEventBody =>
        new(name, description, subject, typeof(TBody), typeof(TPublished));
}

/// <summary>By which names the values of an enum are recorded. They stay when the enum's own names change.</summary>
public sealed class RecordedNames<T> where T : struct, Enum
{
    private readonly Dictionary<T, string> _names;
    private readonly Dictionary<string, T> _values;

    /// <exception cref="ArgumentException">A value has no name, or two share one.</exception>
    public RecordedNames(params (T Value, string Name)[] names)
    {
        _names = names.ToDictionary(it => it.Value, it => it.Name);
        _values = names.ToDictionary(it => it.Name, it => it.Value);
        if (Enum.GetValues<T>().Except(_names.Keys).ToList() is { Count: > 0 } missing)
            throw new ArgumentException($"{typeof(T).Name} has no recorded name for {string.Join(", ", missing)}.", nameof(names));
    }

    public string this[T value] => _names[value];

    public T this[string name] => _values[name];
}
