using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Deals;
using static ChannelProgram.Domain.Tests.Deals.TestData;

namespace ChannelProgram.Domain.Tests.Deals;

public class OfferTests
{
    /// <summary>Two business days after a Friday morning.</summary>
    private static readonly DateTimeOffset End = Now.AddDays(4);

    [Fact]
    public void An_offer_lasts_two_business_days()
    {
        var deal = Offered("analytics");

        Assert.Equal((DealStatus.Waitlisted, ClaimState.Offered), (deal.Status, deal.StateOf("analytics")));
        Assert.Equal((End, End), (deal.Lines.OfferedUntilOf("analytics"), deal.EndsAt));
        Assert.Empty(deal.ApplyClock(End.AddMicroseconds(-1)));
        Assert.Equal([Line("analytics")], deal.ApplyClock(End.AddDays(3)));
        Assert.Equal((DealStatus.Expired, End), (deal.Status, deal.UpdatedAt));
        Assert.Equal(["deal.submitted", "deal.waitlisted", "deal.offered", "deal.expired"], deal.Types());
    }

    [Fact]
    public void An_accepted_line_is_screened_like_a_new_registration_and_protected_anew()
    {
        var (clean, forStaff) = (Offered("analytics"), Offered("analytics", Silver));
        var later = Now.AddHours(5);

        Assert.Null(clean.AcceptOffer(null, Gold, MatchedWith(), later));
        Assert.Null(forStaff.AcceptOffer(null, Silver, MatchedWith(), later));

        Assert.Equal((DealStatus.Approved, new Protection(later, later.AddDays(30))), (clean.Status, clean.Protection));
        Assert.Equal((DealStatus.Submitted, null), (forStaff.Status, forStaff.NextChangeAt));
        Assert.NotNull(forStaff.DecisionDueBy);
    }

    [Fact]
    public void A_declined_line_is_given_up_and_a_deal_without_any_is_withdrawn()
    {
        var deal = Offered("analytics");

        Assert.Null(deal.DeclineOffer(null, Program, Now));

        Assert.Equal((DealStatus.Withdrawn, ClaimState.Released), (deal.Status, deal.StateOf("analytics")));
        Assert.Equal("statusForbids", deal.AcceptOffer(null, Gold, MatchedWith(), Now)!.Code);
    }

    [Fact]
    public void Each_line_is_answered_for_itself()
    {
        var deal = Registered(["analytics", "platform"], taken: ["analytics", "platform"]);
        deal.Offer(Line("analytics"), Program, Now);
        deal.Offer(Line("platform"), Program, Now);

        Assert.Null(deal.DeclineOffer(["platform"], Program, Now));
        Assert.Equal(["/lines/0"], deal.AcceptOffer(["platform"], Gold, MatchedWith(), Now)!.Faults.Keys);
        Assert.Null(deal.AcceptOffer(["analytics"], Gold, MatchedWith(), Now));

        Assert.Equal(
            (DealStatus.Approved, ClaimState.Held, ClaimState.Released),
            (deal.Status, deal.StateOf("analytics"), deal.StateOf("platform")));
    }

    [Fact]
    public void A_deal_that_waits_for_another_line_outlives_an_unanswered_offer()
    {
        var deal = Registered(["analytics", "platform"], taken: ["analytics", "platform"]);
        deal.Offer(Line("analytics"), Program, Now);

        Assert.Null(deal.EndsAt);
        deal.ApplyClock(End);

        Assert.Equal(
            (DealStatus.Waitlisted, ClaimState.Released, ClaimState.Waitlisted),
            (deal.Status, deal.StateOf("analytics"), deal.StateOf("platform")));
    }

    [Fact]
    public void A_deal_that_has_not_all_it_asked_for_waits_for_staff_whatever_is_settled()
    {
        var deal = Registered(["analytics", "platform"], taken: ["platform"], inDoubt: true);
        deal.Offer(Line("platform"), Program, Now);
        deal.ApplyClock(End);
        deal.ClearSimilarNames();

        deal.Rescreen(Gold, MatchedWith(), End);

        Assert.Equal((DealStatus.Submitted, ReviewReasons.NotAllAvailable), (deal.Status, deal.ReviewReasons));
    }

    [Fact]
    public void Whoever_may_not_register_any_more_takes_no_line() => Assert.Equal(
        "partnerNotActive", Offered("analytics").AcceptOffer(null, Gold with { IsActive = false }, MatchedWith(), Now)!.Code);

    private static Deal Offered(string line, Registrant? by = null)
    {
        var deal = Registered([line], taken: [line], by: by);
        deal.Offer(Line(line), Program, Now);
        return deal;
    }
}
