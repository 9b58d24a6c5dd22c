using ChannelProgram.Domain.Accounts;
using ChannelProgram.Domain.Companies.Names;
using ChannelProgram.Domain.Deals;
using static ChannelProgram.Domain.Tests.Deals.TestData;

namespace ChannelProgram.Domain.Tests.Deals;

public class RecommendedActionTests
{
    [Theory]
    [InlineData(ReviewReasons.None, 25_000, RecommendedAction.Approve)]
    [InlineData(ReviewReasons.None, 25_001, RecommendedAction.LookAtValue)]
    [InlineData(ReviewReasons.NameDiffers | ReviewReasons.SimilarNames, 1, RecommendedAction.LookUpKeys)]
    [InlineData(ReviewReasons.BuyingUnits | ReviewReasons.CustomerDisputed, 1, RecommendedAction.NameUnit)]
    [InlineData(ReviewReasons.CustomerDisputed, 1, RecommendedAction.AwaitOther)]
    [InlineData(ReviewReasons.KeysUnconfirmed, 1, RecommendedAction.LookUpKeys)]
    public void Reasons_about_the_customer_come_before_its_value(
        ReviewReasons doubts, int amount, RecommendedAction action) =>
        Assert.Equal(
            action, Recommended(Deal.Register(NewRegistration(amount), Silver, MatchedWith(doubts: doubts), Now)).Action);

    [Fact]
    public void Keys_that_match_two_customers_come_first()
    {
        var deal =
            Deal.Register(
                NewRegistration(), Silver, MatchedWith(doubts: ReviewReasons.NameDiffers, accounts: [Acme, AcmeToo]), Now);

        Assert.Equal(RecommendedAction.LookUpKeys, Recommended(deal).Action);
        Assert.Contains("merge", Recommended(deal).Because, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1000, "DE", RecommendedAction.MergeCustomers)]
    [InlineData(970, "DE", RecommendedAction.MergeCustomers)]
    [InlineData(969, "DE", RecommendedAction.LookUpKeys)]
    [InlineData(1000, "AT", RecommendedAction.LookUpKeys)]
    public void Confirming_is_recommended_for_almost_the_same_name_in_the_same_country(
        int score, string country, RecommendedAction action)
    {
        var deal = Deal.Register(NewRegistration(), Gold, MatchedWith(doubts: ReviewReasons.SimilarNames), Now);

        var recommended =
            Recommended(
                deal,
                new CustomerMatch.Candidate(AcmeToo, "Acme AG", country, new(true, score, NameFinding.Alike, [], "names-2")));

        Assert.Equal(action, recommended.Action);
        Assert.Equal(
            action is RecommendedAction.MergeCustomers, recommended.Because.Contains("Acme AG", StringComparison.Ordinal));
    }

    [Fact]
    public void A_deal_on_the_waitlist_of_other_lines_may_be_approved_whatever_its_value()
    {
        var deal = Deal.Register(NewRegistration(20_000m, "USD", "analytics", "platform"), Gold, MatchedWith(["platform"]), Now);

        Assert.Equal(RecommendedAction.Approve, Recommended(deal).Action);
    }

    [Fact]
    public void A_deal_that_grew_or_cannot_be_converted_needs_a_look_at_its_value()
    {
        var raised = Registered(["analytics"]);
        raised.Update(NewRegistration(60_000m), Program, Now);

        Assert.Equal(RecommendedAction.LookAtValue, Recommended(raised).Action);
        Assert.Equal(
            RecommendedAction.LookAtValue,
            Recommended(Deal.Register(NewRegistration(1, "CHF"), Gold, MatchedWith(), Now)).Action);
        Assert.Equal(
            RecommendedAction.LookAtValue,
            Recommended(Deal.Register(NewRegistration(1, "CHF"), Silver, MatchedWith(), Now)).Action);
    }

    private static Recommendation Recommended(Deal deal, params CustomerMatch.Candidate[] candidates) =>
        Recommendation.Of(deal, Program, candidates);
}
