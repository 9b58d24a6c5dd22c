using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.PersonalData;

public readonly record struct ErasureId(Guid Value) : ITypedId<ErasureId>
{
    public static ErasureId From(Guid value) => new(value);
}

/// <summary>How many rows of one place were changed or deleted.</summary>
public sealed record ErasedRows(string Place, int Rows);

/// <summary>
/// That a person was erased. Neither the address nor the name is in it, nor anything that they could be found out from.
/// </summary>
public sealed class Erasure : AggregateRoot
{
    public const int MaxReasonLength = 1000;

    private Erasure() { }

    public ErasureId Id { get; private init; }
    public DateTimeOffset At { get; private init; }

    /// <summary>The id of the member of staff who did it.</summary>
    public string By { get; private init; } = "";

    public string Reason { get; private init; } = "";

    /// <summary>The id of the person or the user, which stays; null: it was nobody who had one.</summary>
    public Guid? Person { get; private init; }

    public IReadOnlyList<ErasedRows> Erased { get; private init; } = [];

    public static Erasure Of(Guid? person, string reason, IReadOnlyList<ErasedRows> erased, string by, DateTimeOffset now)
    {
        var erasure = new Erasure
        {
            Id = new(Guid.CreateVersion7(now)),
            At = now,
            By = by,
            Reason = reason,
            Person = person,
            Erased = erased,
        };
        erasure.Raise(new PersonalDataErased(erasure.Id, person, erased, now));
        return erasure;
    }
}

public sealed record PersonalDataErased(ErasureId Erasure, Guid? Person, IReadOnlyList<ErasedRows> Erased, DateTimeOffset At)
    : IEventRecord
{
    private const string Name = "personalData.erased";

    public static IReadOnlyList<EventType> Types { get; } =
        [EventType.Internal<ErasureBody>(Name, "erasure", "A person was erased wherever the person was named.")];

    string IDomainEvent.Type => Name;
    string IDomainEvent.Subject => Erasure.Value.ToString();
    bool IDomainEvent.IsAutomatic => false;
    IEventBody IDomainEvent.After => new ErasureBody(Person, [.. Erased.Select(it => new ErasureBody.Count(it.Place, it.Rows))]);
}

public sealed record ErasureBody(Guid? Person, IReadOnlyList<ErasureBody.Count> Erased) : IEventBody
{
    public sealed record Count(string Place, int Rows);
}
