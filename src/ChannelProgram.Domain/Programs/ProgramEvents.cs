using System.Globalization;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Programs;

public sealed record ProgramPublished(int Number, DateTimeOffset EffectiveFrom, DateTimeOffset At) : IEventRecord
{
    private const string Name = "program.published";

    public static IReadOnlyList<EventType> Types { get; } =
    [
        EventType.Public<PublishedProgram, PublishedProgram>(
            Name, "program version", "A version of the program was published, to hold from an instant on."),
    ];

    string IDomainEvent.Type => Name;
    string IDomainEvent.Subject => string.Create(CultureInfo.InvariantCulture, $"program version {Number}");
    bool IDomainEvent.IsAutomatic => false;
    IEventBody IDomainEvent.After => new PublishedProgram(Number, EffectiveFrom);
    IEventBody IDomainEvent.Published => new PublishedProgram(Number, EffectiveFrom);
}

public sealed record PublishedProgram(int Version, DateTimeOffset EffectiveFrom) : IEventBody;

/// <param name="From">The settings before, as JSON; null: there were none.</param>
public sealed record ProgramDraftEvent(string Type, int Number, DateTimeOffset At, string? From, string To) : IEventRecord
{
    public const string Begun = "program.drafted";
    public const string Changed = "program.draftChanged";
    public const string Discarded = "program.draftDiscarded";

    public static IReadOnlyList<EventType> Types { get; } =
    [
        TypeOf(Begun, "A version of the program was drafted."),
        TypeOf(Changed, "The draft of a version was changed."),
        TypeOf(Discarded, "The draft of a version was deleted without being published."),
    ];

    string IDomainEvent.Subject => string.Create(CultureInfo.InvariantCulture, $"program version {Number}");
    bool IDomainEvent.IsAutomatic => false;
    IEventBody? IDomainEvent.Before => From is null ? null : new DraftedProgram(Number, From);
    IEventBody IDomainEvent.After => new DraftedProgram(Number, To);

    private static EventType TypeOf(string name, string description) =>
        EventType.Internal<DraftedProgram>(name, "program version", description);
}

/// <param name="Document">The settings, as JSON.</param>
public sealed record DraftedProgram(int Version, string Document) : IEventBody;
