using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;

namespace ChannelProgram.Domain.DealTransfers;

public readonly record struct DealTransferId(Guid Value) : ITypedId<DealTransferId>
{
    public static DealTransferId From(Guid value) => new(value);
}

public enum DealTransferStatus
{
    /// <summary>Whoever has the code may accept it.</summary>
    Offered,

    /// <summary>Both partners agree, and staff decides.</summary>
    Accepted,

    Confirmed,
    Rejected,
    Cancelled,

    /// <summary>Nobody accepted it in time.</summary>
    Expired,
}

/// <summary>
/// One partner hands a protected deal over to another. The one that gets it is found by a code that the other tells it, so that
/// neither learns of partners it does not know.
/// </summary>
public sealed class DealTransfer : AggregateRoot, IBetweenPartners
{
    public const int MaxNoteLength = 1000;

    private DealTransfer() { }

    public DealTransferId Id { get; private init; }
    public DealId Deal { get; private init; }

    /// <summary>Whose deal it is when it is offered.</summary>
    public PartnerId From { get; private init; }

    /// <summary>Who accepted it.</summary>
    public PartnerId? To { get; private set; }

    /// <summary>SHA-256 of the code.</summary>
    public byte[] CodeHash { get; private init; } = [];

    /// <summary>From one partner to the other, and to staff.</summary>
    public string? Note { get; private set; }

    /// <summary>As stored; <see cref="StatusAt"/> says what the clock made of it.</summary>
    public DealTransferStatus Status { get; private set; }

    public DateTimeOffset OfferedAt { get; private init; }

    /// <summary>Half-open: at this instant nobody can accept it any more.</summary>
    public DateTimeOffset ExpiresAt { get; private init; }

    public DateTimeOffset? AcceptedAt { get; private set; }

    /// <summary>By when staff should decide; null: it does not wait for staff.</summary>
    public DateTimeOffset? DueBy { get; private set; }

    public Guid? Assignee { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>What staff told both partners when it rejected it.</summary>
    public string? Message { get; private set; }

    public int Revision { get; private set; }

    public static DealTransfer Offer(Deal deal, byte[] codeHash, string? note, DateTimeOffset expiresAt, DateTimeOffset now)
    {
        var transfer = new DealTransfer
        {
            Id = new(Guid.CreateVersion7(now)),
            Deal = deal.Id,
            From = deal.Partner,
            CodeHash = codeHash,
            Note = note,
            OfferedAt = now,
            ExpiresAt = expiresAt,
        };
        transfer.Raise(new DealTransferEvent(DealTransferEvent.Offered, transfer, now));
        return transfer;
    }

    public DealTransferStatus StatusAt(DateTimeOffset now) =>
        Status is DealTransferStatus.Offered && ExpiresAt <= now ? DealTransferStatus.Expired : Status;

    /// <returns>Null: this partner may accept it now.</returns>
    public Refusal? CheckAcceptance(PartnerId by, DateTimeOffset now) =>
        StatusAt(now) is not DealTransferStatus.Offered || by == From ? DealTransferRefusals.CodeInvalid : null;

    /// <param name="dueBy">By when staff should decide.</param>
    public Refusal? Accept(PartnerId by, DateTimeOffset dueBy, DateTimeOffset now)
    {
        if (CheckAcceptance(by, now) is { } refused) return refused;

        (To, AcceptedAt, DueBy) = (by, now, dueBy);
        Become(DealTransferStatus.Accepted, DealTransferEvent.Accepted, now);
        return null;
    }

    /// <summary>The deal is the other partner's from now on.</summary>
    public void Confirm(DateTimeOffset now) => End(DealTransferStatus.Confirmed, DealTransferEvent.Confirmed, now);

    /// <param name="message">For both partners to read.</param>
    public Refusal? Reject(string? message, DateTimeOffset now)
    {
        if (Status is not DealTransferStatus.Accepted) return DealTransferRefusals.StatusForbids(StatusAt(now));

        Message = message;
        End(DealTransferStatus.Rejected, DealTransferEvent.Rejected, now);
        return null;
    }

    /// <summary>Either partner changes its mind before staff has decided.</summary>
    public Refusal? Cancel(DateTimeOffset now)
    {
        if (StatusAt(now) is not (DealTransferStatus.Offered or DealTransferStatus.Accepted))
            return DealTransferRefusals.StatusForbids(StatusAt(now));

        End(DealTransferStatus.Cancelled, DealTransferEvent.Cancelled, now);
        return null;
    }

    /// <summary>Another offer of the same deal takes its place, or its time is over.</summary>
    public void Replace(DateTimeOffset now) => End(
        StatusAt(now) is DealTransferStatus.Expired ? DealTransferStatus.Expired : DealTransferStatus.Cancelled,
        DealTransferEvent.Cancelled, now);

    /// <returns>False: the person is not named in it.</returns>
    public bool Erase(PersonTexts person)
    {
        if (!person.AreIn(Note) && !person.AreIn(Message)) return false;
        (Note, Message) = (person.Redact(Note), person.Redact(Message));
        Revision++;
        return true;
    }

    public void Assign(Guid? staff)
    {
        Assignee = staff;
        Revision++;
    }

    private void End(DealTransferStatus status, string type, DateTimeOffset now)
    {
        (EndedAt, DueBy) = (now, null);
        Become(status, type, now);
    }

    private void Become(DealTransferStatus status, string type, DateTimeOffset now)
    {
        Status = status;
        Revision++;
        Raise(new DealTransferEvent(type, this, now));
    }
}
