using System.Text.Json.Serialization;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Deals;

/// <summary>A deal at one moment, as far as it decides anything: no customer, no person, no text that anybody wrote.</summary>
public sealed record DealState(
    DealStatus Status, DealReason? Reason, bool ReviewRequired, DateTimeOffset? DecisionDueBy,
    SalesStage Stage, DateOnly ExpectedCloseDate, string Currency, IReadOnlyList<DealState.OfProduct> Products,
    IReadOnlyList<DealState.OfClaim> Claims)
{
    public sealed record OfProduct(string Code, decimal Amount);

    public sealed record OfClaim(AccountId Account, string Unit, string Line, ClaimState State, Protection? Protection);

    /// <summary>What the partner changed, by JSON pointer: of what is personal, this is all that is told.</summary>
    public IReadOnlyList<string> Changed { get; init; } = [];

    /// <summary>Why the program decided in the place of staff, if it did.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AutomaticDecision? Because { get; init; }

    public Money Value => new(Products.Sum(it => it.Amount), Currency);
}

/// <summary>What the outbox is told of a deal: ids and states, no customer, no person.</summary>
public sealed record PublishedDeal(Guid Deal, string Number, Guid Partner, DealStatus Status, bool ReviewRequired);

/// <summary>Something happened to a deal.</summary>
public sealed record DealEvent(
    string Type, DealId Deal, int Version, DateTimeOffset At, bool IsAutomatic, DealState? From, DealState To, PublishedDeal News)
    : IDomainEvent
{
    public const string Submitted = "deal.submitted";
    public const string Approved = "deal.approved";
    public const string Waitlisted = "deal.waitlisted";
    public const string Changed = "deal.changed";
    public const string StageChanged = "deal.stageChanged";
    public const string Expired = "deal.expired";
    public const string Withdrawn = "deal.withdrawn";
    public const string Rejected = "deal.rejected";

    string IDomainEvent.Subject => Deal.Value.ToString();
    int? IDomainEvent.Version => Version;
    object? IDomainEvent.Before => From;
    object IDomainEvent.After => To;
    object IDomainEvent.Published => News;
}

/// <summary>Why the program decided what staff had not decided in time.</summary>
public enum AutomaticDecision { Unanswered, Undecided }

/// <summary>Something happened to the review of a deal. It is no change of the deal: partners, who read those, are not told.</summary>
public sealed record ReviewEvent(string Type, DealId Deal, DateTimeOffset At, bool IsAutomatic, object Before, object After) : IDomainEvent
{
    public const string Escalated = "review.escalated";
    public const string Assigned = "review.assigned";

    string IDomainEvent.Subject => Deal.Value.ToString();
    object? IDomainEvent.Before => Before;
    object? IDomainEvent.Published => null;
}
