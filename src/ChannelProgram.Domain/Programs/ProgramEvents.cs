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
