using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.CustomerResolution;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Programs;
using ChannelProgram.Domain.VendorClaims;

namespace ChannelProgram.Domain.Conflicts;

public readonly record struct ConflictId(Guid Value) : ITypedId<ConflictId>
{
    public static ConflictId From(Guid value) => new(value);
}

/// <summary>What a case is about.</summary>
public enum ConflictKind
{
    /// <summary>A partner disputes that its registration waits.</summary>
    Dispute,

    /// <summary>The keys of a registration belong to several customers, and somebody else has a line of one of them.</summary>
    KeysDisagree,

    /// <summary>Two registrations had one line when their customers were merged.</summary>
    Merge,

    /// <summary>The end customer asks for another partner than the one that holds the line.</summary>
    CustomerChoice,

    /// <summary>Staff saw it.</summary>
    Staff,

    /// <summary>How somebody does its part.</summary>
    Performance,

    /// <summary>Whose sale it was.</summary>
    Attribution,

    /// <summary>What is owed for it.</summary>
    Payment,
}

public enum ConflictStage { Identified, Investigating, Mediating, Decided, Communicated, Closed }

public enum ConflictLevel { WorkingTeam, SteeringCommittee, ExecutiveSponsors, FormalDispute }

/// <summary>
/// A case: partners disagree about a line of a customer, or about something else of a deal. Staff investigates, mediates,
/// decides, communicates and prevents that it happens again; the clock raises what takes too long.
/// </summary>
public sealed partial class Conflict : AggregateRoot
{
    public const int MaxReasonLength = 4000;

    private readonly List<ConflictParty> _parties = [];
    private readonly List<ConflictDecision> _decisions = [];

    private Conflict() { }

    public ConflictId Id { get; private init; }
    public ConflictKind Kind { get; private init; }

    /// <summary>Of the contested line; null: no line is contested.</summary>
    public AccountId? Account { get; private set; }

    public string Unit { get; private init; } = "";

    /// <summary>Null: it is about no line.</summary>
    public string? ProductLine { get; private init; }

    /// <summary>The merge that caused it; null: none did.</summary>
    public AccountMergeId? Merge { get; private set; }

    /// <summary>The claim that has the contested line; null: no line is contested.</summary>
    public long? HolderClaim { get; private init; }

    /// <summary>The vendor's own claim, where the vendor has the line.</summary>
    public VendorClaimId? VendorClaim { get; private init; }

    /// <summary>The version of the program that it runs by, to its end.</summary>
    public int ProgramVersion { get; private init; }

    public DateTimeOffset OpenedAt { get; private init; }

    /// <summary>Who opened it: a person's or a client's id.</summary>
    public string OpenedBy { get; private init; } = "";

    public ConflictStage Stage { get; private set; }
    public DateTimeOffset StageSince { get; private set; }
    public ConflictLevel Level { get; private set; }

    /// <summary>When it came to its level.</summary>
    public DateTimeOffset LevelSince { get; private set; }

    /// <summary>
    /// By when staff should do the next step at this level; for a decision that is communicated, from when it can be closed.
    /// Null: nothing is left to staff.
    /// </summary>
    public DateTimeOffset? DueAt { get; private set; }

    /// <summary>When the clock next does something to it; null: never.</summary>
    public DateTimeOffset? NextChangeAt { get; private set; }

    public Guid? Owner { get; private set; }
    public Guid? Deputy { get; private set; }

    /// <summary>Counts the changes of what staff reads: two transactions never both change the same one.</summary>
    public int Revision { get; private set; }

    public IReadOnlyList<ConflictParty> Parties => _parties;

    /// <summary>The first, and the one of the appeal.</summary>
    public IReadOnlyList<ConflictDecision> Decisions => _decisions;

    public bool IsOpen => Stage is not ConflictStage.Closed;

    /// <summary>A later challenger of the same line joins it.</summary>
    public bool MayBeJoined => Stage < ConflictStage.Decided;

    /// <summary>It is about who has a line, so a decision moves claims.</summary>
    public bool IsAboutLine => HolderClaim is not null;

    /// <summary>The vendor is one of those who disagree: nobody of its sales line decides.</summary>
    public bool VendorIsParty =>
        VendorClaim is not null || Kind is ConflictKind.Performance or ConflictKind.Payment
        || (Kind is ConflictKind.Attribution && Holder is null);

    public ConflictParty? Holder => _parties.Find(it => it.Role is ConflictRole.Holder);

    public IEnumerable<ConflictParty> Challengers => _parties.Where(it => it.Role is ConflictRole.Challenger);

    /// <param name="on">The contested line, and who has it; null: no line is contested.</param>
    /// <param name="line">The product line that it is about, where no line is contested.</param>
    public static Conflict Open(
        ConflictKind kind, ContestedLine? on, string by, ProgramVersion program, DateTimeOffset now,
        AccountMergeId? merge = null, string? line = null)
    {
        var conflict = new Conflict
        {
            Id = new(Guid.CreateVersion7(now)),
            Kind = kind,
            Account = on?.Target.Account,
            Unit = on?.Target.Unit ?? "",
            ProductLine = on?.Target.ProductLine ?? line,
            HolderClaim = on?.Claim,
            VendorClaim = on?.VendorClaim,
            Merge = merge,
            ProgramVersion = program.Version,
            OpenedAt = now,
            OpenedBy = by,
            StageSince = now,
            LevelSince = now,
        };
        conflict.DueAt = conflict.NextChangeAt = program.InvestigationDue(now);
        conflict.Record(ConflictEvent.Opened, now, isAutomatic: false);
        return conflict;
    }

    public ConflictParty? PartyOf(DealId deal) => _parties.Find(it => it.Deal == deal);

    public ConflictParty Party(ConflictPartyId id) => _parties.Single(it => it.Id == id);

    /// <summary>What a party reads: one that joined later reads the case from its beginning, up to the next step.</summary>
    public ConflictStage StageFor(ConflictParty party) =>
        // That an appeal was decided is told with the decision: who appealed is nobody else's business.
        Stage is ConflictStage.Decided && CommunicatedAt is not null ? ConflictStage.Communicated
        : Stage >= ConflictStage.Decided || StageSince >= party.JoinedAt ? Stage : ConflictStage.Identified;

    /// <summary>By when staff should do the next step, as this party reads it; null: nothing waits for staff.</summary>
    public DateTimeOffset? TargetFor(ConflictParty party, ProgramVersion program) => StageFor(party) switch
    {
        ConflictStage.Identified or ConflictStage.Investigating => program.InvestigationDue(party.JoinedAt),
        ConflictStage.Mediating =>
            MediationSkipped is null ? program.MediationDue(StageSince) : program.ConflictDecisionDue(StageSince),
        ConflictStage.Communicated when party.AppealedAt is not null && !IsFinal =>
            program.ConflictDecisionDue(AppealUntil!.Value),
        _ => null,
    };

    /// <param name="claim">Its claim on the contested line; null: no line is contested.</param>
    public ConflictParty Join(
        DealId deal, PartnerId partner, long? claim, ConflictRole role, ConflictKind kind, ProgramVersion program,
        DateTimeOffset now)
    {
        var party = ConflictParty.Of(Id, deal, partner, claim, role, kind, now);
        _parties.Add(party);
        Revision++;
        FindNextChange(program);
        RaiseFor(party, ConflictPartyEvent.Opened, now);
        return party;
    }

    /// <summary>A party says something.</summary>
    public Refusal? State(ConflictParty party, ProgramVersion program, DateTimeOffset now)
    {
        if (Stage >= ConflictStage.Decided) return ConflictRefusals.StageForbids(Stage, "This case is decided.");
        if (party.Statements >= program.Conflicts.MaxStatements) return ConflictRefusals.LimitReached(Stage);

        party.State(now);
        Revision++;
        return null;
    }

    /// <summary>A party adds a document.</summary>
    public Refusal? AddDocument(ConflictParty party, ProgramVersion program, DateTimeOffset now)
    {
        if (Stage >= ConflictStage.Decided) return ConflictRefusals.StageForbids(Stage, "This case is decided.");
        if (party.Documents >= program.Conflicts.MaxDocuments) return ConflictRefusals.LimitReached(Stage);

        party.AddDocument();
        Revision++;
        FindNextChange(program);
        return null;
    }

    /// <summary>The end customer is asked whether it wants this party.</summary>
    /// <param name="contact">In the customer's own domain.</param>
    /// <param name="codeHash">SHA-256 of the code that is mailed to it.</param>
    public void AskCustomer(
        ConflictParty party, string contact, byte[] codeHash, ProgramVersion program, DateTimeOffset now)
    {
        party.AskCustomer(contact, codeHash, program, now);
        Record(ConflictEvent.CustomerAsked, now, isAutomatic: false);
    }

    /// <summary>The customer confirms it, once. The holder is heard then.</summary>
    public Refusal? ConfirmChoice(ConflictParty party, ProgramVersion program, DateTimeOffset now)
    {
        if (party.ChoiceCodeHash is null || now >= party.ChoiceUntil || !MayBeJoined) return ConflictRefusals.CodeInvalid;

        party.ConfirmChoice(program, now);
        Record(ConflictEvent.CustomerConfirmed, now, isAutomatic: false);
        FindNextChange(program);
        if (Holder is { } holder) RaiseFor(holder, ConflictPartyEvent.Heard, now);
        return null;
    }

    /// <param name="owner">Who looks after it; null: nobody.</param>
    /// <param name="deputy">Who does in the meantime; null: nobody.</param>
    public Refusal? Assign(Guid? owner, Guid? deputy, DateTimeOffset now)
    {
        if (!IsOpen) return ConflictRefusals.StageForbids(Stage, "This case has ended.");
        if ((Owner, Deputy) == (owner, deputy)) return null;

        (Owner, Deputy) = (owner, deputy);
        Record(ConflictEvent.Assigned, now, isAutomatic: false);
        return null;
    }

    /// <summary>A member of staff does not look after it any more.</summary>
    public void Leave(Guid staff)
    {
        (Owner, Deputy) = (Owner == staff ? Deputy : Owner, Owner == staff || Deputy == staff ? null : Deputy);
        Revision++;
    }

    /// <summary>The customer of its line has become part of another.</summary>
    public void MoveTo(AccountId account)
    {
        Account = account;
        Revision++;
    }

    /// <summary>
    /// The merge of two customers took the line from its holder: another case, on the same line, takes its place.
    /// </summary>
    public void BecomePartOfAnother(DateTimeOffset now) => Close(ConflictEnd.Joined, now, isAutomatic: true);

    /// <summary>The merge of two customers took the line from its holder, who does not wait for it.</summary>
    public void EndUncontested(DateTimeOffset now) => Close(ConflictEnd.NoLongerContested, now, isAutomatic: true);

    /// <summary>The challengers of a case that became part of this one challenge its holder, whom they do not know.</summary>
    public void TakeParties(Conflict other, ProgramVersion program, DateTimeOffset now)
    {
        foreach (var party in other._parties.FindAll(it => PartyOf(it.Deal) is null))
        {
            other._parties.Remove(party);
            party.MoveTo(Id, now);
            _parties.Add(party);
        }

        // What staff or a party has asked for is not taken back by it.
        KeptOpen |= other.KeptOpen;
        if (other.Level > Level)
            (Level, LevelSince, EscalationReason, DueAt) = (other.Level, now, other.EscalationReason, TargetFrom(now, program));
        Revision++;
        FindNextChange(program);
    }

    /// <summary>A party has its line by a merge, whatever opened the case.</summary>
    public void CausedBy(AccountMergeId merge) => Merge ??= merge;

    private void Enter(ConflictStage stage, DateTimeOffset now, bool isAutomatic, string type)
    {
        (Stage, StageSince) = (stage, now);
        Record(type, now, isAutomatic);
    }

    private void Record(string type, DateTimeOffset at, bool isAutomatic)
    {
        Revision++;
        Raise(new ConflictEvent(type, Id, at, isAutomatic, ConflictBody.Of(this)));
    }

    /// <summary>Tells every party, each for itself.</summary>
    private void TellParties(string type, DateTimeOffset at)
    {
        foreach (var party in _parties) RaiseFor(party, type, at);
    }

    private void RaiseFor(ConflictParty party, string type, DateTimeOffset at) =>
        Raise(new ConflictPartyEvent(type, party, StageFor(party), at));
}

/// <summary>A line that somebody has and somebody else wants.</summary>
/// <param name="Claim">Of whoever has it.</param>
/// <param name="VendorClaim">Null: a deal has it.</param>
public sealed record ContestedLine(ClaimTarget Target, long Claim, VendorClaimId? VendorClaim);
