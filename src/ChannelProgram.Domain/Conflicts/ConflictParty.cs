using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Conflicts;

/// <summary>By this id a party knows its case; nobody else does.</summary>
public readonly record struct ConflictPartyId(Guid Value) : ITypedId<ConflictPartyId>
{
    public static ConflictPartyId From(Guid value) => new(value);
}

public enum ConflictRole
{
    /// <summary>Has the line when the case opens.</summary>
    Holder,

    Challenger,
}

/// <summary>A partner in a case, by one of its deals.</summary>
public sealed class ConflictParty : IPartnerOwned
{
    private ConflictParty() { }

    public ConflictPartyId Id { get; private init; }
    public ConflictId Conflict { get; private set; }
    public DealId Deal { get; private init; }
    public PartnerId Partner { get; private init; }
    public ConflictRole Role { get; private set; }

    /// <summary>
    /// All that it is told of the kind of the case: what it said itself, or that the vendor opened it; the holder, that its line
    /// is disputed. How others came to it, or how the customer was recognised, it tells nobody.
    /// </summary>
    public ConflictKind Kind { get; private init; }

    /// <summary>Its claim on the contested line; null: no line is contested.</summary>
    public long? Claim { get; private init; }

    public DateTimeOffset JoinedAt { get; private set; }

    /// <summary>When it last said something; null: it has not.</summary>
    public DateTimeOffset? StatedAt { get; private set; }

    public int Statements { get; private set; }

    /// <summary>How many documents it added.</summary>
    public int Documents { get; private set; }

    public DateTimeOffset? AppealedAt { get; private set; }

    /// <summary>Whether it agrees to co-selling; null: it has not said.</summary>
    public bool? AgreesToCoSell { get; private set; }

    /// <summary>Who at the customer confirms that it asks for this partner; null: nobody is asked.</summary>
    public string? ChoiceContact { get; private set; }

    /// <summary>SHA-256 of the code that was mailed to that contact; null: there is none, or it was used.</summary>
    public byte[]? ChoiceCodeHash { get; private set; }

    /// <summary>Half-open: at this instant the code is no more.</summary>
    public DateTimeOffset? ChoiceUntil { get; private set; }

    public DateTimeOffset? ChoiceConfirmedAt { get; private set; }

    /// <summary>Until then the holder is heard about that, unless it states before.</summary>
    public DateTimeOffset? HearingUntil { get; private set; }

    internal static ConflictParty Of(
        ConflictId conflict, DealId deal, PartnerId partner, long? claim, ConflictRole role, ConflictKind kind,
        DateTimeOffset now) => new()
        {
            Id = new(Guid.CreateVersion7(now)),
            Conflict = conflict,
            Deal = deal,
            Partner = partner,
            Claim = claim,
            Role = role,
            Kind = role is ConflictRole.Holder && claim is not null ? ConflictKind.Dispute
                : kind is ConflictKind.KeysDisagree or ConflictKind.Merge ? ConflictKind.Staff
                : kind,
            JoinedAt = now,
        };

    internal void State(DateTimeOffset now) => (StatedAt, Statements) = (now, Statements + 1);

    internal void AddDocument() => Documents++;

    internal void Appeal(DateTimeOffset now) => AppealedAt = now;

    internal void AnswerCoSell(bool agrees) => AgreesToCoSell = agrees;

    internal void ForgetAnswer() => AgreesToCoSell = null;

    internal void AskCustomer(string contact, byte[] codeHash, ProgramVersion program, DateTimeOffset now) =>
        (ChoiceContact, ChoiceCodeHash, ChoiceUntil) = (contact, codeHash, now.AddDays(program.Conflicts.ChoiceDays));

    internal void ConfirmChoice(ProgramVersion program, DateTimeOffset now)
    {
        (ChoiceConfirmedAt, ChoiceCodeHash) = (now, null);
        HearingUntil = program.Calendar.AddBusinessDays(now, program.Conflicts.HearingBusinessDays);
    }

    /// <returns>False: the person is not named in it.</returns>
    public bool Erase(PersonTexts person)
    {
        if (!person.AreIn(ChoiceContact)) return false;
        // Nobody can confirm it any more.
        ForgetContact();
        return true;
    }

    /// <summary>Its case becomes part of another, where it is a challenger.</summary>
    internal void MoveTo(ConflictId conflict, DateTimeOffset now) =>
        (Conflict, Role, JoinedAt) = (conflict, ConflictRole.Challenger, now);

    /// <summary>Its case has ended: who at the customer was asked is needed no more.</summary>
    internal void ForgetContact() => (ChoiceContact, ChoiceCodeHash) = (null, null);
}
