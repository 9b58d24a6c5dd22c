using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;

namespace ChannelProgram.Domain.Conflicts;

public enum ConflictOutcome
{
    /// <summary>Who has the line keeps it; the challengers' lines are released.</summary>
    UpholdHolder,

    /// <summary>A challenger gets the line, protected anew; the holder's is released.</summary>
    Reassign,

    /// <summary>The holder keeps the line, and the credit is shared.</summary>
    SplitCredit,

    /// <summary>As split credit, if every party agrees.</summary>
    CoSell,

    /// <summary>Nobody has the line.</summary>
    RejectAll,
}

/// <summary>A part of the credit for a line.</summary>
public sealed record DecidedShare(DealId Deal, decimal Percent);

/// <summary>What whoever decides says.</summary>
/// <param name="Deal">Who gets the line, where it is reassigned.</param>
/// <param name="Fallback">What applies if somebody does not agree to co-selling.</param>
/// <param name="Reason">For the vendor alone.</param>
/// <param name="Message">Told to every party.</param>
public sealed record AskedDecision(
    ConflictOutcome Outcome, DealId? Deal, IReadOnlyList<DecidedShare> Shares, ConflictOutcome? Fallback, string Reason,
    string? Message);

/// <summary>What a decision does to the claims of the parties.</summary>
/// <param name="Deal">Who gets the line, where it is reassigned.</param>
/// <param name="At">From when on.</param>
public sealed record ConflictEffect(
    ConflictOutcome Outcome, DealId? Deal, IReadOnlyList<DecidedShare> Shares, bool IsAutomatic, DateTimeOffset At);

/// <summary>A decision of a case: the first, or the one of the appeal.</summary>
public sealed class ConflictDecision
{
    private ConflictDecision() { }

    public Guid Id { get; private init; }
    public ConflictId Conflict { get; private init; }
    public ConflictOutcome Outcome { get; private init; }
    public DealId? Deal { get; private init; }
    public IReadOnlyList<DecidedShare> Shares { get; private init; } = [];
    public ConflictOutcome? Fallback { get; private init; }
    public string Reason { get; private set; } = "";
    public string? Message { get; private set; }

    /// <summary>The id of who decided; null: the clock did.</summary>
    public Guid? By { get; private init; }

    public ConflictLevel Level { get; private init; }
    public bool IsAppeal { get; private init; }
    public DateTimeOffset At { get; private init; }

    /// <summary>By when it should have been decided.</summary>
    public DateTimeOffset? DueAt { get; private init; }

    /// <summary>Whether every party agreed to co-selling; null: nobody is asked, or not all have answered.</summary>
    public bool? Agreed { get; private set; }

    /// <summary>What should have applied by itself was not possible any more: nothing was done.</summary>
    public bool CameToNothing { get; private set; }

    /// <summary>
    /// What applies: what was decided, or what applies instead as somebody did not agree. Null: nothing does.
    /// </summary>
    public ConflictOutcome? InEffect =>
        CameToNothing ? null : Outcome is ConflictOutcome.CoSell && Agreed is false ? Fallback : Outcome;

    /// <summary>Nobody can appeal it.</summary>
    public bool IsFinal => IsAppeal || Level is ConflictLevel.FormalDispute;

    internal static ConflictDecision Of(
        Conflict conflict, AskedDecision said, Guid? by, bool isAppeal, DateTimeOffset now) => new()
        {
            Id = Guid.CreateVersion7(now),
            Conflict = conflict.Id,
            Outcome = said.Outcome,
            Deal = said.Deal,
            Shares = said.Shares,
            Fallback = said.Fallback,
            Reason = said.Reason,
            Message = said.Message,
            By = by,
            Level = conflict.Level,
            IsAppeal = isAppeal,
            At = now,
            DueAt = conflict.DecisionTarget,
        };

    internal void ComeToNothing() => CameToNothing = true;

    internal void RecordAnswers(bool agreed) => Agreed = agreed;

    internal bool Erase(PersonTexts person)
    {
        if (!person.AreIn(Reason) && !person.AreIn(Message)) return false;
        (Reason, Message) = (person.Redact(Reason)!, person.Redact(Message));
        return true;
    }
}
