using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Common;

namespace ChannelProgram.Domain.Deals;

/// <summary>A deal at one moment, as far as decisions change it.</summary>
public sealed record DealState(
    DealStatus Status, bool ReviewRequired, DateTimeOffset? DecisionDueBy, IReadOnlyList<DealState.OfClaim> Claims)
{
    public sealed record OfClaim(AccountId Account, string Unit, string Line, ClaimState State, Protection? Protection);
}

/// <summary>What the outbox is told of a deal: ids and states, no customer, no person.</summary>
public sealed record DealNews(Guid Deal, string Number, Guid Partner, DealStatus Status, bool ReviewRequired);

/// <summary>Something happened to a deal.</summary>
public sealed record DealEvent(
    string Type, DealId Deal, DateTimeOffset At, bool ByProgram, DealState? From, DealState To, DealNews News) : IDomainEvent
{
    public const string Submitted = "deal.submitted";
    public const string Approved = "deal.approved";
    public const string Waitlisted = "deal.waitlisted";
    public const string Changed = "deal.changed";
    public const string Expired = "deal.expired";
    public const string Withdrawn = "deal.withdrawn";

    string IDomainEvent.Subject => Deal.Value.ToString();
    object? IDomainEvent.Before => From;
    object IDomainEvent.After => To;
    object IDomainEvent.Published => News;
}
