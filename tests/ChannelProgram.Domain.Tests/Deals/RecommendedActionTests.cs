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
    public void What_speaks_against_its_customer_comes_before_its_value(
        ReviewReasons doubts, int amount, RecommendedAction action) =>
        Assert.Equal(
            action, Recommended(Deal.Register(NewRegistration(amount), Silver, MatchedWith(doubts: doubts), Now)).Action);

    [Fact]
    public void Keys_that_disagree_come_before_all()
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
    public void Almost_the_same_name_in_the_same_country_is_to_be_joined(int score, string country, RecommendedAction action)
    {
        var deal = Deal.Register(NewRegistration(), Gold, MatchedWith(doubts: ReviewReasons.SimilarNames), Now);

        var recommended =
            Recommended(
                deal,
                new CustomerMatch.Candidate(AcmeToo, "Acme AG", country, new(true, score, NameFinding.Alike, [], "names-1")));

        Assert.Equal(action, recommended.Action);
        Assert.Equal(
            action is RecommendedAction.MergeCustomers, recommended.Because.Contains("Acme AG", StringComparison.Ordinal));
    }

    [Fact]
    public void One_that_only_waits_for_other_lines_may_be_approved_whatever_it_is_worth()
    {
        var deal = Deal.Register(NewRegistration(20_000m, "USD", "analytics", "platform"), Gold, MatchedWith(["platform"]), Now);

        Assert.Equal(RecommendedAction.Approve, Recommended(deal).Action);
    }

    [Fact]
    public void What_grew_or_cannot_be_converted_is_looked_at()
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
