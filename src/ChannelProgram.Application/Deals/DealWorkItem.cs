using System.Text.Json;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Work;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Application.Deals;

public static class DealWorkItem
{
    /// <param name="deal">In review; after <see cref="Deal.ExpireClaims"/>.</param>
    /// <param name="candidates">Customers with similar names, best first.</param>
    public static WorkItem Of(
        Deal deal, ProgramVersion program, IReadOnlyList<CustomerMatch.Candidate> candidates, DateTimeOffset now) => new(
        deal.Id.Value,
        KindOf(deal.ReviewReasons, deal.ReviewRequired),
        deal.Id.Value,
        deal.Number.Value,
        NameOf(deal.Status),
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
        Recommend(Recommendation.Of(deal, program, candidates)),
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

    public static string NameOf(DealStatus status) => JsonNamingPolicy.CamelCase.ConvertName(status.ToString());

    private static WorkRecommendation Recommend(Recommendation it) =>
        new(JsonNamingPolicy.CamelCase.ConvertName(it.Action.ToString()), it.Because);
}
