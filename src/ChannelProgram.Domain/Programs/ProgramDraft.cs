using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Programs;

/// <summary>
/// A version of the program that is being written: nothing is decided by it. It is deleted when it is published.
/// </summary>
public sealed class ProgramDraft : AggregateRoot
{
    private ProgramDraft() { }

    /// <summary>The number of the version that it becomes.</summary>
    public int Number { get; private init; }

    /// <summary>The settings as JSON, without version and instant. They may still have faults.</summary>
    public string Document { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset UpdatedAt { get; private set; }

    public static ProgramDraft Begin(int number, string document, DateTimeOffset now)
    {
        var draft = new ProgramDraft { Number = number, Document = document, CreatedAt = now, UpdatedAt = now };
        draft.Raise(new ProgramDraftEvent(ProgramDraftEvent.Begun, number, now, null, document));
        return draft;
    }

    public void Change(string document, DateTimeOffset now)
    {
        if (document == Document) return;
        Raise(new ProgramDraftEvent(ProgramDraftEvent.Changed, Number, now, Document, document));
        (Document, UpdatedAt) = (document, now);
    }

    public void Discard(DateTimeOffset now) =>
        Raise(new ProgramDraftEvent(ProgramDraftEvent.Discarded, Number, now, Document, Document));
}
