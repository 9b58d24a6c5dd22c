using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Onboarding;

/// <summary>Staff says that a partner has done a step of its onboarding. It is said once.</summary>
public sealed class StepCompletion : AggregateRoot, IPartnerOwned
{
    public const int MaxNoteLength = 1000;

    private StepCompletion() { }

    public PartnerId Partner { get; private init; }
    public string Step { get; private init; } = "";

    /// <summary>The id of the member of staff.</summary>
    public string By { get; private init; } = "";

    public string? Note { get; private set; }
    public DateTimeOffset At { get; private init; }

    /// <summary>Counts its changes.</summary>
    public int Revision { get; private set; }

    public static StepCompletion Of(PartnerId partner, string step, string by, string? note, DateTimeOffset now)
    {
        var completion = new StepCompletion { Partner = partner, Step = step, By = by, Note = note, At = now };
        completion.Raise(new StepCompleted(partner, step, now));
        return completion;
    }

    /// <returns>False: the note does not name the person.</returns>
    public bool Erase(PersonTexts person)
    {
        if (!person.AreIn(Note)) return false;
        Note = person.Redact(Note);
        Revision++;
        return true;
    }
}

public sealed record StepCompleted(PartnerId Of, string Step, DateTimeOffset At) : IEventRecord
{
    private const string Name = "onboarding.stepCompleted";

    public static IReadOnlyList<EventType> Types { get; } =
        [EventType.Internal<StepCompletedBody>(Name, "partner", "Staff says that a partner has done a step of its onboarding.")];

    string IDomainEvent.Type => Name;
    string IDomainEvent.Subject => Of.Value.ToString();
    PartnerId? IDomainEvent.Partner => Of;
    bool IDomainEvent.IsAutomatic => false;
    IEventBody IDomainEvent.After => new StepCompletedBody(Step);
}

public sealed record StepCompletedBody(string Step) : IEventBody;
