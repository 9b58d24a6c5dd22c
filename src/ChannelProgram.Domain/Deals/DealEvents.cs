using System.Text.Json.Serialization;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Deals;

public sealed record DealEvent(
    string Type, DealId Deal, int Version, DateTimeOffset At, bool IsAutomatic, DealState? From, DealState To, PublishedDeal News)
    : IEventRecord
{
    public const string Submitted = "deal.submitted";
    public const string Approved = "deal.approved";
    public const string Waitlisted = "deal.waitlisted";
    public const string Changed = "deal.changed";
    public const string StageChanged = "deal.stageChanged";
    public const string ActivityAdded = "deal.activityAdded";
    public const string DocumentAdded = "deal.documentAdded";
    public const string DocumentRemoved = "deal.documentRemoved";
    public const string Expiring = "deal.expiring";
    public const string Expired = "deal.expired";
    public const string Withdrawn = "deal.withdrawn";
    public const string Rejected = "deal.rejected";
    public const string Offered = "deal.offered";
    public const string InformationRequested = "deal.informationRequested";
    public const string Extended = "deal.extended";
    public const string WinReported = "deal.winReported";
    public const string Won = "deal.won";
    public const string Lost = "deal.lost";
    public const string Revoked = "deal.revoked";
    public const string Transferred = "deal.transferred";

    public static IReadOnlyList<EventType> Types { get; } =
    [
        TypeOf(Submitted, "A partner registered a deal."),
        TypeOf(Approved, "A deal is protected: it was approved, by staff or automatically."),
        TypeOf(Waitlisted, "No line of a deal is held any more, and it waits for at least one."),
        TypeOf(Changed, "Something of a deal changed that no other type tells."),
        TypeOf(StageChanged, "A deal has reached another stage of the sale."),
        TypeOf(ActivityAdded, "The partner recorded that it worked on a deal."),
        TypeOf(DocumentAdded, "The partner added a document to a deal."),
        TypeOf(DocumentRemoved, "The partner deleted a document of a deal."),
        TypeOf(Expiring, "The protection of a deal ends soon: the partner is reminded, a few times before it does."),
        TypeOf(Expired, "The last protection of a deal ended by the clock."),
        TypeOf(Withdrawn, "The partner gave a deal up."),
        TypeOf(Rejected, "A deal was turned down, by staff or automatically."),
        TypeOf(Offered, "A line that a deal waited for came free, and its partner may accept it for some business days."),
        TypeOf(InformationRequested, "Staff asked the partner something before it decides."),
        TypeOf(Extended, "The protection of a deal was extended, by staff or automatically."),
        TypeOf(WinReported, "A deal was reported as won; the win has yet to be confirmed."),
        TypeOf(Won, "The win of a deal was confirmed."),
        TypeOf(Lost, "A deal was reported as lost."),
        TypeOf(Revoked, "Staff took back the approval or the win of a deal."),
        TypeOf(Transferred, "A deal went to another partner."),
    ];

    string IDomainEvent.Subject => Deal.Value.ToString();
    PartnerId? IDomainEvent.Partner => new(News.Partner);
    int? IDomainEvent.Version => Version;
    IEventBody? IDomainEvent.Before => From is null ? null : DealBody.Of(From);
    IEventBody IDomainEvent.After => DealBody.Of(To);
    IEventBody IDomainEvent.Published => News;

    private static EventType TypeOf(string name, string description) =>
        EventType.Public<DealBody, PublishedDeal>(name, "deal", description) with { HasPartner = true };
}

public sealed record ReviewEvent(
    string Type, DealId Deal, PartnerId Partner, DateTimeOffset At, bool IsAutomatic, IEventBody Before, IEventBody After)
    : IEventRecord
{
    public const string Escalated = "review.escalated";
    public const string Assigned = "review.assigned";
    public const string ExtensionRequested = "review.extensionRequested";
    public const string ExtensionRefused = "review.extensionRefused";
    public const string Unanswered = "review.unanswered";

    public static IReadOnlyList<EventType> Types { get; } =
    [
        TypeOf<ReviewEscalatedBody>(Escalated, "Staff did not decide a deal in time: it went to program admins.")
            with { IsReadInternally = true },
        TypeOf<ReviewAssignedBody>(Assigned, "One of staff, or nobody, looks after the review of a deal."),
        TypeOf<ReviewExtensionBody>(ExtensionRequested, "Staff has to decide an extension that a partner asked for.")
            with { IsReadInternally = true },
        TypeOf<ReviewExtensionBody>(ExtensionRefused, "Staff refused the extension that a partner asked for.")
            with { IsReadInternally = true },
        TypeOf<ReviewQuestionBody>(Unanswered, "A partner did not answer a question in time: its deal was withdrawn.")
            with { IsReadInternally = true },
    ];

    string IDomainEvent.Subject => Deal.Value.ToString();
    PartnerId? IDomainEvent.Partner => Partner;

    private static EventType TypeOf<TBody>(string name, string description) where TBody : IEventBody =>
        EventType.Internal<TBody>(name, "deal", description) with { HasPartner = true };
}

/// <summary>The state of a deal for its events: no customer, no person, no free text.</summary>
public sealed record DealState(
    DealStatus Status, DealReason? Reason, bool ReviewRequired, DateTimeOffset? DecisionDueBy,
    SalesStage Stage, DateOnly ExpectedCloseDate, string Currency, IReadOnlyList<DealState.OfProduct> Products,
    IReadOnlyList<DealState.OfClaim> Claims)
{
    public sealed record OfProduct(string Code, decimal Amount);

    public sealed record OfClaim(AccountId Account, string Unit, string Line, ClaimState State, Protection? Protection);

    /// <summary>JSON pointers of what the partner changed; of personal data only the pointer is recorded.</summary>
    public IReadOnlyList<string> Changed { get; init; } = [];

    public AutomaticDecision? Because { get; init; }

    public Money Value => new(Products.Sum(it => it.Amount), Currency);
}

/// <summary>Why the program decided what staff had not decided in time.</summary>
public enum AutomaticDecision { Unanswered, Undecided }

public sealed record DealBody(
    string Status, string? Reason, bool ReviewRequired, DateTimeOffset? DecisionDueBy,
    string Stage, DateOnly ExpectedCloseDate, string Currency, IReadOnlyList<DealBody.Product> Products,
    IReadOnlyList<DealBody.Claim> Claims, IReadOnlyList<string> Changed,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Because)
    : IEventBody
{
    internal static readonly RecordedNames<DealStatus> Statuses = new(
        (DealStatus.Draft, "draft"), (DealStatus.Submitted, "submitted"), (DealStatus.Approved, "approved"),
        (DealStatus.Waitlisted, "waitlisted"),
        (DealStatus.Expired, "expired"), (DealStatus.Withdrawn, "withdrawn"), (DealStatus.Rejected, "rejected"),
        (DealStatus.InformationRequested, "informationRequested"), (DealStatus.WinReported, "winReported"),
        (DealStatus.Won, "won"), (DealStatus.Lost, "lost"), (DealStatus.Revoked, "revoked"));

    private static readonly RecordedNames<DealReason> Reasons = new(
        (DealReason.NotAvailable, "notAvailable"), (DealReason.Incomplete, "incomplete"),
        (DealReason.NotQualified, "notQualified"), (DealReason.OutOfScope, "outOfScope"), (DealReason.Inactive, "inactive"),
        (DealReason.Other, "other"),
        (DealReason.AlreadyRegistered, "alreadyRegistered"));

    private static readonly RecordedNames<SalesStage> Stages = new(
        (SalesStage.Prospect, "prospect"), (SalesStage.Qualified, "qualified"),
        (SalesStage.TechnicalValidation, "technicalValidation"), (SalesStage.BusinessValidation, "businessValidation"),
        (SalesStage.Committed, "committed"), (SalesStage.Closed, "closed"));

    private static readonly RecordedNames<ClaimState> ClaimStates = new(
        (ClaimState.Held, "held"), (ClaimState.Waitlisted, "waitlisted"), (ClaimState.Released, "released"),
        (ClaimState.Offered, "offered"));

    private static readonly RecordedNames<AutomaticDecision> AutomaticDecisions = new(
        (AutomaticDecision.Unanswered, "unanswered"), (AutomaticDecision.Undecided, "undecided"));

    public sealed record Product(string Code, decimal Amount);

    public sealed record Claim(Guid Account, string Unit, string Line, string State, Span? Protection);

    public sealed record Span(DateTimeOffset From, DateTimeOffset Until);

    public static DealBody Of(DealState it) => new(
        Statuses[it.Status], it.Reason is { } reason ? Reasons[reason] : null, it.ReviewRequired, it.DecisionDueBy,
        Stages[it.Stage], it.ExpectedCloseDate, it.Currency,
        [.. it.Products.Select(product => new Product(product.Code, product.Amount))],
        [.. it.Claims.Select(claim => new Claim(
            claim.Account.Value, claim.Unit, claim.Line, ClaimStates[claim.State],
            claim.Protection is { } span ? new(span.From, span.Until) : null))],
        it.Changed, it.Because is { } because ? AutomaticDecisions[because] : null);

    public DealState ToState() => new(
        Statuses[Status], Reason is null ? null : Reasons[Reason], ReviewRequired, DecisionDueBy,
        Stages[Stage], ExpectedCloseDate, Currency,
        [.. Products.Select(it => new DealState.OfProduct(it.Code, it.Amount))],
        [.. Claims.Select(it => new DealState.OfClaim(
            new(it.Account), it.Unit, it.Line, ClaimStates[it.State],
            it.Protection is { } span ? new(span.From, span.Until) : null))])
    {
        Changed = Changed,
        Because = Because is null ? null : AutomaticDecisions[Because],
    };
}

/// <summary>Ids and statuses only: no customer, no person.</summary>
public sealed record PublishedDeal(Guid Deal, string Number, Guid Partner, string Status, bool ReviewRequired) : IEventBody
{
    public static PublishedDeal Of(Deal deal) =>
        new(deal.Id.Value, deal.Number.Value, deal.Partner.Value, DealBody.Statuses[deal.Status], deal.ReviewRequired);
}

public sealed record ReviewEscalatedBody(DateTimeOffset? DueBy, DateTimeOffset? EscalatedAt) : IEventBody;

public sealed record ReviewAssignedBody(Guid? Assignee) : IEventBody;

public sealed record ReviewExtensionBody(DateTimeOffset? RequestedAt) : IEventBody;

public sealed record ReviewQuestionBody(DateTimeOffset? AnswerDueBy) : IEventBody;
