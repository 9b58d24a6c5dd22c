using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Documents;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Commitments;

public readonly record struct CommitmentId(Guid Value) : ITypedId<CommitmentId>
{
    public static CommitmentId From(Guid value) => new(value);
}

/// <summary>
/// Net revenue that a partner contracts for a program year, with a document. It counts from when staff confirms it.
/// </summary>
public sealed class Commitment : AggregateRoot, IPartnerOwned
{
    public const int MaxReasonLength = 1000;

    private Commitment() { }

    public CommitmentId Id { get; private init; }
    public PartnerId Partner { get; private init; }

    /// <summary>The calendar year in which the program year begins.</summary>
    public int Year { get; private init; }

    /// <summary>In the program's currency.</summary>
    public Money Amount { get; private init; }

    public CommitmentStatus Status { get; private set; }

    /// <summary>The id of the person or system.</summary>
    public string EnteredBy { get; private init; } = "";

    public DateTimeOffset EnteredAt { get; private init; }

    /// <summary>What was contracted; null: nothing shows it yet.</summary>
    public DocumentId? Document { get; private set; }

    public string? DocumentName { get; private set; }
    public DocumentType? DocumentType { get; private set; }

    /// <summary>In bytes.</summary>
    public int? DocumentSize { get; private set; }

    /// <summary>SHA-256 of the content.</summary>
    public byte[]? DocumentDigest { get; private set; }

    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>By when staff should decide; null: it does not wait for staff.</summary>
    public DateTimeOffset? DueBy { get; private set; }

    public Guid? Assignee { get; private set; }

    /// <summary>From then on it counts; it stays when it is ended.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>When it was rejected, withdrawn or ended.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Why staff rejected or ended it, for the partner to read.</summary>
    public string? Reason { get; private set; }

    public int Revision { get; private set; }

    /// <param name="by">Who enters it: the id of a person or a system.</param>
    public static Result<Commitment> Enter(
        PartnerId partner, int year, Money amount, string by, ProgramVersion program, DateTimeOffset now)
    {
        var current = program.YearOf(program.Calendar.Today(now));
        if (CommitmentRefusals.Invalid(
            year < current || year > current + 1 ? (current, current + 1) : null,
            amount.Currency != program.Currency ? program.Currency : null) is { } invalid)
            return invalid;

        var commitment = new Commitment
        {
            Id = new(Guid.CreateVersion7(now)),
            Partner = partner,
            Year = year,
            Amount = amount,
            Status = CommitmentStatus.Draft,
            EnteredBy = by,
            EnteredAt = now,
        };
        commitment.Raise(new CommitmentEvent(CommitmentEvent.Entered, commitment, now));
        return commitment;
    }

    /// <summary>The same file is its document already.</summary>
    public bool HasDocument(string name, byte[] digest) =>
        DocumentDigest is { } own && DocumentName == name && own.AsSpan().SequenceEqual(digest);

    /// <summary>What was contracted: from now on it waits for staff.</summary>
    /// <param name="name">With an extension that says its type.</param>
    public Refusal? AttachDocument(string name, int size, byte[] digest, ProgramVersion program, DateTimeOffset now)
    {
        if (CommitmentActions.AttachDocument.Check(Status) is { } refused) return refused;

        (Document, DocumentName, DocumentType, DocumentSize, DocumentDigest) =
            (new(Guid.CreateVersion7(now)), name, DocumentTypes.OfName(name)
                ?? throw new ArgumentException("Its name does not say what it is.", nameof(name)), size, digest);
        (SubmittedAt, DueBy) =
            (now, program.Calendar.AddBusinessDays(now, program.Commitments.ConfirmWithinBusinessDays));
        Become(CommitmentStatus.Submitted, CommitmentEvent.Submitted, now);
        return null;
    }

    /// <summary>Nobody confirms what he entered himself.</summary>
    public bool MayBeConfirmedBy(string caller) => caller != EnteredBy;

    public Refusal? Confirm(string by, DateTimeOffset now)
    {
        if (!MayBeConfirmedBy(by)) return CommitmentRefusals.OwnEntry;
        if (CommitmentActions.Confirm.Check(Status) is { } refused) return refused;

        (ConfirmedAt, DueBy) = (now, null);
        Become(CommitmentStatus.Confirmed, CommitmentEvent.Confirmed, now);
        return null;
    }

    public Refusal? Reject(string reason, DateTimeOffset now)
    {
        if (CommitmentActions.Reject.Check(Status) is { } refused) return refused;

        EndAs(CommitmentStatus.Rejected, CommitmentEvent.Rejected, reason, now);
        return null;
    }

    public Refusal? Withdraw(DateTimeOffset now)
    {
        if (CommitmentActions.Withdraw.Check(Status) is { } refused) return refused;

        EndAs(CommitmentStatus.Withdrawn, CommitmentEvent.Withdrawn, reason: null, now);
        return null;
    }

    /// <summary>It counts no more from now on.</summary>
    public Refusal? End(string reason, DateTimeOffset now)
    {
        if (CommitmentActions.End.Check(Status) is { } refused) return refused;

        EndAs(CommitmentStatus.Ended, CommitmentEvent.Ended, reason, now);
        return null;
    }

    public void Assign(Guid? staff)
    {
        Assignee = staff;
        Revision++;
    }

    /// <returns>False: the person is not named in it.</returns>
    public bool Erase(PersonTexts person)
    {
        if (!person.AreIn(DocumentName) && !person.AreIn(Reason)) return false;
        (DocumentName, Reason) = (person.Redact(DocumentName), person.Redact(Reason));
        Revision++;
        return true;
    }

    private void EndAs(CommitmentStatus status, string type, string? reason, DateTimeOffset now)
    {
        (EndedAt, Reason, DueBy) = (now, reason, null);
        Become(status, type, now);
    }

    private void Become(CommitmentStatus status, string type, DateTimeOffset now)
    {
        Status = status;
        Revision++;
        Raise(new CommitmentEvent(type, this, now));
    }
}
