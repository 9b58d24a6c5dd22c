using ChannelProgram.Domain.Deals;
using static ChannelProgram.Domain.Tests.Deals.TestData;

namespace ChannelProgram.Domain.Tests.Deals;

public class HoardingTests
{
    [Theory]
    [InlineData(19, 0, false, false)]
    [InlineData(20, 1, false, true)]
    [InlineData(20, 2, false, false)]
    [InlineData(20, 2, true, true)]
    [InlineData(20, 3, true, false)]
    [InlineData(101, 10, false, true)]
    public void A_low_rate_begins_below_ten_percent_and_is_over_from_fifteen_on(int ended, int won, bool before, bool isLow) =>
        Assert.Equal(isLow, new RegistrationCounts(0, ended, won).HasLowWinRate(before, Program.Hoarding));

    [Theory]
    [InlineData(24, false, false)]
    [InlineData(25, false, true)]
    [InlineData(11, true, false)]
    [InlineData(12, true, true)]
    public void A_low_rate_halves_what_may_be_open(int open, bool isLow, bool isFull) =>
        Assert.Equal(isFull, new RegistrationCounts(open, 0, 0).IsFull(25, isLow));

    [Fact]
    public void With_a_low_rate_nothing_is_approved_automatically()
    {
        var deal = Registered(["analytics"], by: Gold with { HasLowWinRate = true });

        Assert.Equal((DealStatus.Submitted, ReviewReasons.LowWinRate), (deal.Status, deal.ReviewReasons));
        deal.ApplyDeadlines(Program, Program.GetAutoApprovalAt(Now));
        Assert.Equal(DealStatus.Submitted, deal.Status);
    }

    [Fact]
    public void A_public_tender_takes_no_line_and_waits_for_staff()
    {
        var deal = Deal.Register(
            NewRegistration() with { Type = DealType.PublicTender, TenderId = "T-1" }, Gold, MatchedWith(["analytics"]), Now);

        Assert.Equal((DealStatus.Submitted, null), (deal.Status, deal.Protection));
        Assert.Equal([Acme], deal.Accounts);
        Assert.Null(deal.Approve(Program, Now.AddDays(1)));
        Assert.Equal((DealStatus.Approved, null, null), (deal.Status, deal.Protection, deal.NextChangeAt));
        Assert.Null(deal.Win(Order(), false, [], Program, Now.AddDays(2)));
        Assert.Null(deal.ConfirmWin(new(1m, "USD"), Order().WonOn, Program, Now.AddDays(3)));
        Assert.Equal(DealStatus.Won, deal.Status);
    }
}
