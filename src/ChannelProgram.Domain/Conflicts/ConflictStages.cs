using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Documents;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Conflicts;

/// <summary>Why a case ended.</summary>
public enum ConflictEnd
{
    /// <summary>It was decided, and staff closed it.</summary>
    Settled,

    /// <summary>The line came free, or nobody wanted it any more.</summary>
    NoLongerContested,

    /// <summary>It became part of another case on the same line.</summary>
    Joined,
}

/// <summary>What staff does so that it does not happen again.</summary>
public enum PreventionKind { None, AccountAssignment, Territory, ProgramChange }

/// <summary>The steps of a case that are no decision.</summary>
public sealed partial class Conflict
{
    /// <summary>Why there was no mediation; null: there was, or is.</summary>
    public string? MediationSkipped { get; private set; }

    public string? EscalationReason { get; private set; }

    /// <summary>
    /// By when it should be decided, whatever level it has gone to since; null: it does not wait for a decision yet.
    /// </summary>
    public DateTimeOffset? DecisionTarget { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }
    public ConflictEnd? End { get; private set; }
    public PreventionKind? Prevention { get; private set; }

    /// <summary>What the prevention made: an assignment, a territory, or the number of a draft of the program.</summary>
    public string? PreventionMade { get; private set; }

    /// <summary>The ruling of a formal dispute.</summary>
    public DocumentId? Ruling { get; private set; }

    public string? RulingName { get; private set; }
    public DocumentType? RulingType { get; private set; }
    public int? RulingSize { get; private set; }
    public byte[]? RulingDigest { get; private set; }

    /// <param name="keepOpen">It is heard also if nobody shows anything for it.</param>
    public Refusal? Investigate(bool keepOpen, ProgramVersion program, DateTimeOffset now)
    {
        if (Stage is not ConflictStage.Identified && !(keepOpen && Stage is ConflictStage.Investigating))
            return ConflictRefusals.StageForbids(Stage, "Only a case that was just identified is taken up.");

        KeptOpen |= keepOpen;
        if (Stage is ConflictStage.Investigating) Revision++;
        else
        {
            Enter(ConflictStage.Investigating, now, isAutomatic: false, ConflictEvent.Investigated);
            TellParties(ConflictPartyEvent.StageChanged, now);
        }

        FindNextChange(program);
        return null;
    }

    /// <param name="skippedBecause">Why there is none; null: there is.</param>
    public Refusal? Mediate(string? skippedBecause, ProgramVersion program, DateTimeOffset now)
    {
        if (Stage is not ConflictStage.Investigating)
            return ConflictRefusals.StageForbids(Stage, "Mediation follows the investigation.");

        MediationSkipped = skippedBecause;
        DueAt = DecisionTarget = skippedBecause is null ? program.MediationDue(now) : program.ConflictDecisionDue(now);
        Enter(ConflictStage.Mediating, now, isAutomatic: false, ConflictEvent.Mediated);
        FindNextChange(program);
        TellParties(ConflictPartyEvent.StageChanged, now);
        return null;
    }

    /// <summary>Somebody higher should look at it.</summary>
    public Refusal? Escalate(string reason, ProgramVersion program, DateTimeOffset now)
    {
        if (!AwaitsDecision || Level >= HighestByClock)
            return ConflictRefusals.StageForbids(Stage, "Nobody higher decides this, or nothing is to be decided.");

        (Level, LevelSince, EscalationReason, DueAt) = (Level + 1, now, reason, TargetFrom(now, program));
        Record(ConflictEvent.Escalated, now, isAutomatic: false);
        FindNextChange(program);
        return null;
    }

    /// <summary>An executive sponsor, or a party under its agreement, takes it to whoever settles disputes for good.</summary>
    /// <param name="party">Null: a sponsor does it.</param>
    public Refusal? EnterFormalDispute(ConflictParty? party, string reason, ProgramVersion program, DateTimeOffset now)
    {
        // That another party has appealed must not show.
        if (!AwaitsDecision || (party is { AppealedAt: null } && Stage is ConflictStage.Communicated))
            return ConflictRefusals.StageForbids(Stage, "Nothing is to be decided.");
        if (party is { Documents: 0 }) return ConflictRefusals.EvidenceMissing(Stage);
        // A party must not learn that another one has done it.
        if (Level is ConflictLevel.FormalDispute) return null;

        (Level, LevelSince, EscalationReason, KeptOpen) = (ConflictLevel.FormalDispute, now, reason, true);
        Record(ConflictEvent.Escalated, now, isAutomatic: false);
        FindNextChange(program);
        return null;
    }

    public Refusal? AttachRuling(string name, int size, byte[] digest, DateTimeOffset now)
    {
        if (Level is not ConflictLevel.FormalDispute || !AwaitsDecision)
            return ConflictRefusals.StageForbids(Stage, "Only a formal dispute has a ruling.");

        (Ruling, RulingName, RulingType, RulingSize, RulingDigest) = (
            new(Guid.CreateVersion7(now)), name, DocumentTypes.OfName(name), size, digest);
        Revision++;
        return null;
    }

    public Refusal? Communicate(ProgramVersion program, DateTimeOffset now)
    {
        if (Stage is not ConflictStage.Decided)
            return ConflictRefusals.StageForbids(Stage, "Only a decision that nobody has told yet is communicated.");

        Tell(program, now, isAutomatic: false);
        return null;
    }

    /// <param name="made">What the prevention made; null: nothing.</param>
    public Refusal? Close(PreventionKind prevention, string? made, DateTimeOffset now)
    {
        if (CheckClose(now) is { } refused) return refused;

        (Prevention, PreventionMade) = (prevention, made);
        Close(ConflictEnd.Settled, now, isAutomatic: false);
        return null;
    }

    /// <summary>It waits for a step that staff can do now.</summary>
    public bool WaitsForStaff(DateTimeOffset now) =>
        DueAt is not null && (Stage is not ConflictStage.Communicated || AppealAwaitsDecision || DueAt <= now);

    /// <summary>A target is missed. That a case could be closed is none.</summary>
    public bool IsOverdue(DateTimeOffset now) =>
        DueAt <= now && (Stage is not ConflictStage.Communicated || AppealAwaitsDecision);

    /// <summary>
    /// From when on a communicated case can be closed: nobody can appeal any more, or has yet to answer. Null: the clock closes
    /// it.
    /// </summary>
    private DateTimeOffset? CloseFrom =>
        Decision is { By: null } ? null
        : new[] { IsFinal ? CommunicatedAt : AppealUntil, CoSellUnanswered ? CoSellUntil : null }.Max();

    /// <returns>Null: it can be closed now.</returns>
    public Refusal? CheckClose(DateTimeOffset now) =>
        Stage is not ConflictStage.Communicated
            ? ConflictRefusals.StageForbids(Stage, "Only a case whose decision is communicated is closed.")
        : CoSellUnanswered ? ConflictRefusals.AnswersAwaited(Stage)
        : AppealAwaitsDecision ? ConflictRefusals.StageForbids(Stage, "An appeal has yet to be decided.")
        : !IsFinal && now < AppealUntil ? ConflictRefusals.AppealsPossible(Stage, AppealUntil.Value)
        : null;

    /// <returns>False: the person is not named in what staff wrote.</returns>
    public bool Erase(PersonTexts person)
    {
        var decisions = _decisions.FindAll(it => it.Erase(person)).Count > 0;
        if (!decisions && !person.AreIn(MediationSkipped) && !person.AreIn(EscalationReason) && !person.AreIn(RulingName))
            return false;

        (MediationSkipped, EscalationReason, RulingName) = (
            person.Redact(MediationSkipped), person.Redact(EscalationReason), person.Redact(RulingName));
        Revision++;
        return true;
    }

    private void Tell(ProgramVersion program, DateTimeOffset now, bool isAutomatic)
    {
        CommunicatedAt = now;
        AppealUntil ??= now.AddDays(program.Conflicts.AppealDays);
        if (CoSellUnanswered)
            CoSellUntil = program.Calendar.AddBusinessDays(now, program.Conflicts.CoSellBusinessDays);
        DueAt = CloseFrom;
        Enter(ConflictStage.Communicated, now, isAutomatic, ConflictEvent.Communicated);
        FindNextChange(program);
        TellParties(ConflictPartyEvent.Communicated, now);
    }

    private void Close(ConflictEnd why, DateTimeOffset at, bool isAutomatic)
    {
        // One that goes on in another case is told nothing.
        if (why is not ConflictEnd.Joined) TellPartiesOfEnd(at);
        foreach (var party in _parties) party.ForgetContact();
        (ClosedAt, End, DueAt, NextChangeAt) = (at, why, null, null);
        Enter(ConflictStage.Closed, at, isAutomatic, ConflictEvent.Closed);
    }

    private void TellPartiesOfEnd(DateTimeOffset at)
    {
        foreach (var party in _parties) Raise(new ConflictPartyEvent(ConflictPartyEvent.Closed, party, ConflictStage.Closed, at));
    }
}
