using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Territories;

public sealed record TerritoryEvent : IEventRecord
{
    public const string Created = "territory.created";
    public const string Ended = "territory.ended";

    private readonly string _type;
    private readonly Guid _territory;
    private readonly TerritoryBody _state;

    public TerritoryEvent(string type, Territory it, DateTimeOffset at) => (_type, _territory, At, _state) = (
        type, it.Id.Value, at,
        new(it.Partner.Value, it.Countries, it.Lines, it.From, it.Until, it.EndedAt, it.Conflict));

    public static IReadOnlyList<EventType> Types { get; } =
    [
        TypeOf(Created, "Staff said in which countries a partner sells for some time."),
        TypeOf(Ended, "Staff ended a territory of a partner."),
    ];

    public DateTimeOffset At { get; }

    string IDomainEvent.Type => _type;
    string IDomainEvent.Subject => _territory.ToString();
    bool IDomainEvent.IsAutomatic => false;
    IEventBody IDomainEvent.After => _state;

    private static EventType TypeOf(string name, string description) =>
        EventType.Internal<TerritoryBody>(name, "territory", description);
}

/// <param name="Lines">Null: all.</param>
public sealed record TerritoryBody(
    Guid Partner, IReadOnlyList<string> Countries, IReadOnlyList<string>? Lines, DateTimeOffset From, DateTimeOffset? Until,
    DateTimeOffset? EndedAt, Guid? Conflict) : IEventBody;
