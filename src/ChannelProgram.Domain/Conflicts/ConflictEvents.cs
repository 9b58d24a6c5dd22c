using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Conflicts;

/// <summary>What happens to a case, for the vendor.</summary>
public sealed record ConflictEvent(string Type, ConflictId Conflict, DateTimeOffset At, bool IsAutomatic, ConflictBody Now)
    : IEventRecord
{
    public const string Opened = "conflict.opened";
    public const string Assigned = "conflict.assigned";
    public const string Investigated = "conflict.investigated";
    public const string Mediated = "conflict.mediated";
    public const string Escalated = "conflict.escalated";
    public const string Decided = "conflict.decided";
    public const string Communicated = "conflict.communicated";
    public const string Appealed = "conflict.appealed";
    public const string CoSellAgreed = "conflict.coSellAgreed";
    public const string CoSellRefused = "conflict.coSellRefused";
    public const string CustomerAsked = "conflict.customerAsked";
    public const string CustomerConfirmed = "conflict.customerConfirmed";
    public const string Closed = "conflict.closed";

    public static IReadOnlyList<EventType> Types { get; } =
    [
        TypeOf(Opened, "A case was opened.") with { IsReadInternally = true },
        TypeOf(Assigned, "One of staff, or nobody, looks after a case."),
        TypeOf(Investigated, "Staff investigates a case."),
        TypeOf(Mediated, "Staff mediates in a case, or skips that."),
        TypeOf(Escalated, "A case went to a higher level: a target was missed, or somebody took it there.")
            with { IsReadInternally = true },
        TypeOf(Decided, "A case was decided."),
        TypeOf(Communicated, "The parties of a case were told of its decision."),
        TypeOf(Appealed, "A party does not accept the decision of a case.") with { IsReadInternally = true },
        TypeOf(CoSellAgreed, "All parties of a case agree to co-selling."),
        TypeOf(CoSellRefused, "A party of a case does not agree to co-selling, or has not answered."),
        TypeOf(CustomerAsked, "A customer was asked to confirm whom it buys from."),
        TypeOf(CustomerConfirmed, "A customer has confirmed whom it buys from."),
        TypeOf(Closed, "A case has ended."),
    ];

    string IDomainEvent.Subject => Conflict.Value.ToString();
    IEventBody IDomainEvent.After => Now;

    private static EventType TypeOf(string name, string description) =>
        EventType.Internal<ConflictBody>(name, "conflict", description);
}

public sealed record ConflictBody(
    string Kind, string Stage, string Level, DateTimeOffset? DueAt, Guid? Owner, Guid? Deputy, string? Outcome, Guid? Deal,
    IReadOnlyList<ConflictBody.Share> Shares, string? Fallback, bool? Agreed, string? End, string? Prevention)
    : IEventBody
{
    internal static readonly RecordedNames<ConflictKind> Kinds = new(
        (ConflictKind.Dispute, "dispute"), (ConflictKind.KeysDisagree, "keysDisagree"), (ConflictKind.Merge, "merge"),
        (ConflictKind.CustomerChoice, "customerChoice"), (ConflictKind.Staff, "staff"),
        (ConflictKind.Performance, "performance"), (ConflictKind.Attribution, "attribution"), (ConflictKind.Payment, "payment"));

    internal static readonly RecordedNames<ConflictStage> Stages = new(
        (ConflictStage.Identified, "identified"), (ConflictStage.Investigating, "investigating"),
        (ConflictStage.Mediating, "mediating"), (ConflictStage.Decided, "decided"),
        (ConflictStage.Communicated, "communicated"), (ConflictStage.Closed, "closed"));

    public static readonly RecordedNames<ConflictLevel> Levels = new(
        (ConflictLevel.WorkingTeam, "workingTeam"), (ConflictLevel.SteeringCommittee, "steeringCommittee"),
        (ConflictLevel.ExecutiveSponsors, "executiveSponsors"), (ConflictLevel.FormalDispute, "formalDispute"));

    private static readonly RecordedNames<ConflictOutcome> Outcomes = new(
        (ConflictOutcome.UpholdHolder, "upholdHolder"), (ConflictOutcome.Reassign, "reassign"),
        (ConflictOutcome.SplitCredit, "splitCredit"), (ConflictOutcome.CoSell, "coSell"),
        (ConflictOutcome.RejectAll, "rejectAll"));

    private static readonly RecordedNames<ConflictEnd> Ends = new(
        (ConflictEnd.Settled, "settled"), (ConflictEnd.NoLongerContested, "noLongerContested"), (ConflictEnd.Joined, "joined"));

    private static readonly RecordedNames<PreventionKind> Preventions = new(
        (PreventionKind.None, "none"), (PreventionKind.AccountAssignment, "accountAssignment"),
        (PreventionKind.Territory, "territory"), (PreventionKind.ProgramChange, "programChange"));

    public sealed record Share(Guid Deal, decimal Percent);

    public static ConflictBody Of(Conflict it) => new(
        Kinds[it.Kind], Stages[it.Stage], Levels[it.Level], it.DueAt, it.Owner, it.Deputy,
        it.Decision is { } decision ? Outcomes[decision.Outcome] : null, it.Decision?.Deal?.Value,
        [.. (it.Decision?.Shares ?? []).Select(share => new Share(share.Deal.Value, share.Percent))],
        it.Decision?.Fallback is { } fallback ? Outcomes[fallback] : null, it.Decision?.Agreed,
        it.End is { } end ? Ends[end] : null, it.Prevention is { } prevention ? Preventions[prevention] : null);
}

/// <summary>What a party is told of its case, and nothing of any other.</summary>
public sealed record ConflictPartyEvent : IEventRecord
{
    public const string Opened = "case.opened";
    public const string StageChanged = "case.stageChanged";
    public const string Heard = "case.statementAsked";
    public const string Communicated = "case.communicated";
    public const string Closed = "case.closed";

    private readonly string _type;
    private readonly PartnerId _partner;
    private readonly ConflictPartyBody _state;
    private readonly PublishedConflict _news;

    public ConflictPartyEvent(string type, ConflictParty party, ConflictStage stage, DateTimeOffset at)
    {
        (_type, _partner, At) = (type, party.Partner, at);
        _state = new(party.Conflict.Value, party.Deal.Value, ConflictBody.Stages[stage]);
        _news = new(party.Id.Value, party.Deal.Value, ConflictBody.Stages[stage]);
    }

    public static IReadOnlyList<EventType> Types { get; } =
    [
        TypeOf(Opened, "A deal is in a case about a line, or about something else of the deal."),
        TypeOf(StageChanged, "A case of a deal has reached another stage, or co-selling is settled."),
        TypeOf(Heard, "The partner of a deal is asked what it says to its customer's choice."),
        TypeOf(Communicated, "A case of a deal is decided, and its partner may read the outcome."),
        TypeOf(Closed, "A case of a deal has ended."),
    ];

    public DateTimeOffset At { get; }

    string IDomainEvent.Type => _type;
    string IDomainEvent.Subject => _news.Conflict.ToString();
    PartnerId? IDomainEvent.Partner => _partner;
    bool IDomainEvent.IsAutomatic => true;
    IEventBody IDomainEvent.After => _state;
    IEventBody IDomainEvent.Published => _news;

    private static EventType TypeOf(string name, string description) =>
        EventType.Public<ConflictPartyBody, PublishedConflict>(name, "case", description) with { HasPartner = true };
}

/// <param name="Conflict">By the id of the vendor.</param>
public sealed record ConflictPartyBody(Guid Conflict, Guid Deal, string Stage) : IEventBody;

/// <param name="Conflict">By the id that this partner knows.</param>
public sealed record PublishedConflict(Guid Conflict, Guid Deal, string Stage) : IEventBody;
