using ChannelProgram.Application.Common;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Application.Work;

/// <summary>What is asked of staff; of several questions, the one that comes first.</summary>
public enum WorkKind { Registration, SimilarName, CustomerName, KeysDisagree, Units, ReviewRequired, Conflict }

/// <summary>Why something waits for staff.</summary>
public enum WorkReason
{
    TierWithoutLimit, OtherCurrency, AboveLimit, NotAllAvailable, SimilarNames, NameDiffers, KeysDisagree, CustomerDisputed, KeysUnconfirmed,
    BuyingUnits, ValueRaised, CompetingClaims,
}

/// <summary>Something that waits for staff to decide it.</summary>
/// <param name="Id">That of the deal, where it is about one.</param>
/// <param name="Deal">The deal that it is about.</param>
/// <param name="Number">Of that deal.</param>
/// <param name="Accounts">The customers that it is about, by what the program knows.</param>
/// <param name="Customer">As the partner wrote it.</param>
/// <param name="Since">When it began to wait for staff.</param>
/// <param name="DueBy">By when it should be decided.</param>
/// <param name="Escalated">It went to the program's admins, because it was overdue.</param>
/// <param name="Assignee">Who of staff looks after it, by id.</param>
/// <param name="Against">Of a conflict, the deal that has the line; null: the vendor has it.</param>
public sealed record WorkItem(
    Guid Id,
    WorkKind Kind,
    Guid? Deal,
    string? Number,
    DealStatus? Status,
    Guid? Partner,
    IReadOnlyList<Guid> Accounts,
    WorkItem.Buyer? Customer,
    MoneyText? Value,
    DateTimeOffset Since,
    DateTimeOffset DueBy,
    bool Overdue,
    bool Escalated,
    DateTimeOffset? EscalatedAt,
    IReadOnlyList<WorkReason> Why,
    Recommendation Recommendation,
    Guid? Assignee,
    Guid? Against)
{
    public sealed record Buyer(string Name, string Country);

    /// <param name="deal">Brought up to the instant by <see cref="Domain.Deals.Deal.ExpireClaims"/>, and waiting for staff.</param>
    /// <param name="candidates">Customers whose names are like its customer's, best first.</param>
    public static WorkItem Of(
        Deal deal, ProgramVersion program, IReadOnlyList<Domain.Accounts.CustomerMatch.Candidate> candidates, DateTimeOffset now) => new(
        deal.Id.Value,
        KindOf(deal.ReviewReasons, deal.ReviewRequired),
        deal.Id.Value,
        deal.Number.Value,
        deal.Status,
        deal.Partner.Value,
        [.. deal.Accounts.Select(it => it.Value).Order()],
        new(deal.Customer.Name, deal.Customer.Country),
        MoneyText.Of(deal.Value),
        deal.ReviewRequestedAt!.Value,
        deal.DueBy!.Value,
        deal.DueBy <= now,
        deal.EscalatedAt is not null,
        deal.EscalatedAt,
        [.. Enum.GetValues<WorkReason>().Where(it => (deal.ReviewReasons & FlagOf(it)) is not ReviewReasons.None)],
        Recommendation.Of(deal, program, candidates),
        deal.Assignee,
        Against: null);

    private static WorkKind KindOf(ReviewReasons reasons, bool reviewRequired) =>
        reasons.HasFlag(ReviewReasons.KeysDisagree) ? WorkKind.KeysDisagree
        : reasons.HasFlag(ReviewReasons.NameDiffers) ? WorkKind.CustomerName
        : reasons.HasFlag(ReviewReasons.SimilarNames) ? WorkKind.SimilarName
        : reasons.HasFlag(ReviewReasons.BuyingUnits) ? WorkKind.Units
        : reviewRequired ? WorkKind.ReviewRequired
        : WorkKind.Registration;

    private static ReviewReasons FlagOf(WorkReason reason) => reason switch
    {
        WorkReason.TierWithoutLimit => ReviewReasons.TierWithoutLimit,
        WorkReason.OtherCurrency => ReviewReasons.OtherCurrency,
        WorkReason.AboveLimit => ReviewReasons.AboveLimit,
        WorkReason.NotAllAvailable => ReviewReasons.NotAllAvailable,
        WorkReason.SimilarNames => ReviewReasons.SimilarNames,
        WorkReason.NameDiffers => ReviewReasons.NameDiffers,
        WorkReason.KeysDisagree => ReviewReasons.KeysDisagree,
        WorkReason.CustomerDisputed => ReviewReasons.CustomerDisputed,
        WorkReason.KeysUnconfirmed => ReviewReasons.KeysUnconfirmed,
        WorkReason.BuyingUnits => ReviewReasons.BuyingUnits,
        WorkReason.ValueRaised => ReviewReasons.ValueRaised,
        WorkReason.CompetingClaims => ReviewReasons.None,
    };
}

public static class WorkRefusals
{
    public static readonly Refusal NotFound = new(RefusalKind.NotFound, "notFound", "Nothing of this id waits for a decision.");
}
