using System.Text.Json;
using ChannelProgram.Application.Common;
using ChannelProgram.Application.Work;
using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Application.Deals;

public static class DealWorkItem
{
    /// <param name="deal">In review; after <see cref="Deal.ApplyClock"/>.</param>
    /// <param name="candidates">Customers with similar names, best first.</param>
    public static WorkItem Of(
        Deal deal, ProgramVersion program, IReadOnlyList<CustomerMatch.Candidate> candidates, DateTimeOffset now) => new(
        deal.Id.Value,
        DealWorkNames.KindOf(deal.ReviewReasons, deal.ReviewRequired, deal.ExtensionRequestedAt is not null),
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
        [
            .. DealWorkNames.ReasonsOf(deal.ReviewReasons),
            .. deal.ExtensionRequestedAt is null ? [] : (WorkReason[])[DealWorkNames.ExtensionRequested],
        ],
        Recommend(Recommendation.Of(deal, program, candidates)),
        deal.Assignee,
        Against: null);

    public static string NameOf(DealStatus status) => JsonNamingPolicy.CamelCase.ConvertName(status.ToString());

    private static WorkRecommendation Recommend(Recommendation it) =>
        new(JsonNamingPolicy.CamelCase.ConvertName(it.Action.ToString()), it.Because);
}
