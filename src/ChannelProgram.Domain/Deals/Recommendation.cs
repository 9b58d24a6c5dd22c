using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Programs;

namespace ChannelProgram.Domain.Deals;

public enum RecommendedAction
{
    Approve, LookAtValue, LookUpKeys, MergeCustomers, NameUnit, AwaitOther, ConfirmTender, DecideExtension,
    LookAtTerritory, Reject,
}

/// <summary>
/// Suggests to staff what to do first about something that waits for a decision. It is computed from stored data and decides
/// nothing.
/// </summary>
public sealed record Recommendation(RecommendedAction Action, string Because)
{
    /// <summary>From this score on, names that differ are most likely spellings of one company's name.</summary>
    public const int MinSameNameScore = 970;

    /// <summary>Doubts about the customer come first: the answer decides whose lines they are.</summary>
    /// <param name="candidates">Accounts with similar names, best first.</param>
    public static Recommendation Of(Deal deal, ProgramVersion program, IReadOnlyList<CustomerMatch.Candidate> candidates)
    {
        var reasons = deal.ReviewReasons;
        bool Has(ReviewReasons any) => (reasons & any) is not ReviewReasons.None;

        if (Has(ReviewReasons.KeysDisagree)) return new(RecommendedAction.LookUpKeys,
            "Its keys belong to different customers: look up whose they are, then merge the customers or tell them apart.");
        if (Has(ReviewReasons.NameDiffers)) return new(RecommendedAction.LookUpKeys,
            "A key that nobody confirmed belongs to a customer of another name: look up whose it is, then confirm or separate "
            + "the customer.");
        if (Has(ReviewReasons.SimilarNames)) return OfNames(deal, candidates);
        // While another registration asks who the customer is, it is open whose it is.
        if (Has(ReviewReasons.AssignedElsewhere) && !Has(ReviewReasons.CustomerDisputed)) return new(RecommendedAction.Reject,
            "Its customer is assigned to another partner: reject it as notAvailable, or end that assignment first.");
        if (Has(ReviewReasons.BuyingUnits)) return new(RecommendedAction.NameUnit,
            "Its customer has several buyers: say which of them it is when you approve.");
        if (Has(ReviewReasons.CustomerDisputed)) return new(RecommendedAction.AwaitOther,
            "Another registration asks who this customer is: settle that one first.");
        if (Has(ReviewReasons.OutsideTerritory)) return new(RecommendedAction.LookAtTerritory,
            "Its customer is in a country in which its partner does not sell: reject it as outOfScope, or approve it as an "
            + "exception.");
        if (Has(ReviewReasons.KeysUnconfirmed)) return new(RecommendedAction.LookUpKeys,
            "It is worth more than a customer may be of whom no key is confirmed: look one up and confirm it.");
        if (Has(ReviewReasons.PublicTender)) return new(RecommendedAction.ConfirmTender,
            "It is about a public tender: confirm that there is one, and every deal in it is approved alike.");
        if (deal.ExtensionRequestedAt is not null && !deal.ReviewRequired) return new(RecommendedAction.DecideExtension,
            "Its partner asks for more time.");
        if (Has(ReviewReasons.LowWinRate)) return new(RecommendedAction.LookAtValue,
            "Few of its partner's deals are won: nothing of it is approved automatically.");
        if (Has(ReviewReasons.ValueRaised))
            return new(RecommendedAction.LookAtValue, "It is worth more by now than was approved.");
        if (Has(ReviewReasons.OtherCurrency) || program.ConvertToProgramCurrency(deal.Value) is not { } value)
            return new(RecommendedAction.LookAtValue,
                "The program has no exchange rate for its currency, or for that of another deal that counts with it.");
        // The program would approve it as well once the waiting time is over.
        if (value <= program.DealRegistration.AutoApproveLimit.Value)
            return new(RecommendedAction.Approve, Has(ReviewReasons.NotAllAvailable)
                ? "Nothing speaks against what it holds; the rest it waits for."
                : "Only its tier's limit speaks against it, and it is worth no more than what is approved unanswered.");
        return Has(ReviewReasons.OfTier)
            ? new(RecommendedAction.LookAtValue, "It is worth more than what is approved unanswered.")
            : new(RecommendedAction.Approve, "Nothing speaks against what it holds; the rest it waits for.");
    }

    private static Recommendation OfNames(Deal deal, IReadOnlyList<CustomerMatch.Candidate> candidates) =>
        candidates.FirstOrDefault(it => it.Match.Score >= MinSameNameScore && it.Country == deal.Customer.Country) is { } same
            ? new(
                RecommendedAction.MergeCustomers,
                $"{same.Name} in the same country has almost the same name ({same.Match.Score} of 1000).")
            : new(
                RecommendedAction.LookUpKeys,
                "Customers with other keys have names like this one's, but none is surely the same: look up their keys.");
}
