using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Deals;
using static ChannelProgram.Domain.Tests.Deals.TestData;

namespace ChannelProgram.Domain.Tests.Deals;

public class WinTests
{
    private static readonly DateTimeOffset Until = Now.AddDays(30);

    [Fact]
    public void A_reported_win_waits_ten_business_days_and_then_reads_what_the_clock_says()
    {
        var (early, late) = (Registered(["analytics"]), Registered(["analytics"]));
        Assert.Null(early.Win(Order(), false, [], Program, Now));
        Assert.Null(late.Win(Order(), false, [], Program, Until.AddDays(-2)));
        Assert.Equal((DealStatus.WinReported, Now.AddDays(14)), (early.Status, early.ConfirmationDueBy));

        // The line stays held to the end of those days, also where its protection has ended before.
        Assert.Empty(late.ApplyClock(Until.AddDays(5)));
        Assert.Equal(ClaimState.Held, late.StateOf("analytics"));
        Assert.Equal([Line("analytics")], late.ApplyClock(late.ConfirmationDueBy!.Value));
        Assert.Equal(DealStatus.Expired, late.Status);

        early.ApplyClock(Now.AddDays(14));
        Assert.Equal((DealStatus.Approved, Until, null), (early.Status, early.ProtectedUntil, early.WonOn));
        Assert.Equal("deal.changed", early.Types().Last());
    }

    [Fact]
    public void Lines_are_held_beyond_their_protection_once_only()
    {
        var deal = Registered(["analytics"]);
        deal.Win(Order(), false, [], Program, Now);
        deal.ApplyClock(Now.AddDays(14));

        deal.Win(Order(), false, [], Program, Until.AddDays(-1));

        Assert.Equal([Line("analytics")], deal.ApplyClock(Until));
        Assert.Equal(DealStatus.WinReported, deal.Status);
    }

    [Fact]
    public void An_offer_of_another_line_does_not_hold_the_lines_of_a_second_report_longer()
    {
        var first = Registered(["analytics", "platform"], taken: ["platform"]);
        var second = Registered(["analytics", "platform"], taken: ["platform"]);
        first.Approve(Program, Now);
        second.Approve(Program, Now);
        second.Win(Order("analytics"), false, [], Program, Now);
        second.ApplyClock(Now.AddDays(14));

        foreach (var deal in new[] { first, second })
        {
            Assert.Null(deal.Win(Order("analytics"), false, [], Program, Until.AddDays(-1)));
            deal.Offer(Line("platform"), Program, Until.AddHours(-1));
        }

        Assert.Empty(first.ApplyClock(Until));
        Assert.Equal([Line("analytics")], second.ApplyClock(Until));
    }

    [Fact]
    public void A_confirmed_win_keeps_its_lines_ninety_days_and_gives_up_the_others()
    {
        var deal = Registered(["analytics", "platform"]);
        deal.Win(Order("analytics"), false, [], Program, Now);

        Assert.Null(deal.ConfirmWin(new(9_000m, "USD"), Order().WonOn, Program, Now.AddDays(2)));

        Assert.Equal((DealStatus.Won, 9_000m, Now.AddDays(2)), (deal.Status, deal.WonAmount, deal.EndsAt));
        Assert.Equal((ClaimState.Held, ClaimState.Released), (deal.StateOf("analytics"), deal.StateOf("platform")));
        Assert.Empty(deal.ApplyClock(Now.AddDays(92).AddMicroseconds(-1)));
        Assert.Equal([Line("analytics")], deal.ApplyClock(Now.AddDays(92)));
        Assert.Equal((DealStatus.Won, ClaimEnd.Other), (deal.Status, deal.Claims[0].ReleasedBecause));
    }

    [Fact]
    public void An_order_from_before_the_end_is_reported_up_to_fifteen_days_after_it()
    {
        var deal = Registered(["analytics"]);
        deal.ApplyClock(Until);

        Assert.Equal("statusForbids", deal.Win(Order(), false, [], Program, Until.AddDays(15))?.Code);
        var after = Order() with { WonOn = DateOnly.FromDateTime(Until.UtcDateTime).AddDays(1) };
        Assert.Equal(["/wonOn"], deal.Win(after, false, [], Program, Until.AddDays(2))?.Faults.Keys);

        Assert.Null(deal.Win(Order(), false, [], Program, Until.AddDays(14)));
        Assert.Equal((DealStatus.WinReported, ClaimState.Held), (deal.Status, deal.StateOf("analytics")));
    }

    [Fact]
    public void A_late_order_is_reported_also_while_another_line_waits()
    {
        var deal = Registered(["analytics", "platform"], taken: ["platform"]);
        deal.Approve(Program, Now);
        deal.ApplyClock(Until);
        Assert.Equal(DealStatus.Waitlisted, deal.Status);

        var after = Order() with { WonOn = DateOnly.FromDateTime(Until.UtcDateTime).AddDays(1) };
        Assert.Equal(["/wonOn"], deal.Win(after, false, [], Program, Until.AddDays(2))?.Faults.Keys);
        Assert.Null(deal.Win(Order(), false, [], Program, Until.AddDays(2)));

        Assert.Equal((DealStatus.WinReported, ClaimState.Held), (deal.Status, deal.StateOf("analytics")));
        deal.ApplyClock(deal.ConfirmationDueBy!.Value);
        Assert.Equal((DealStatus.Waitlisted, ClaimState.Released), (deal.Status, deal.StateOf("analytics")));
        Assert.Equal("statusForbids", deal.Win(Order(), false, [], Program, Until.AddDays(17))?.Code);
    }

    [Fact]
    public void A_late_order_takes_only_lines_that_are_free()
    {
        var deal = Registered(["analytics"]);
        deal.ApplyClock(Until);

        Assert.Null(deal.Win(Order(), false, [Line("analytics")], Program, Until.AddDays(3)));
        Assert.Equal((DealStatus.WinReported, ClaimState.Released), (deal.Status, deal.StateOf("analytics")));
        deal.ConfirmWin(new(10_000m, "USD"), Order().WonOn, Program, Until.AddDays(4));

        Assert.Equal((DealStatus.Won, ClaimState.Released), (deal.Status, deal.StateOf("analytics")));
    }

    [Fact]
    public void A_report_needs_an_order_in_the_currency_of_the_deal_and_products_of_it()
    {
        var deal = Registered(["analytics", "platform"], taken: ["platform"]);
        deal.Approve(Program, Now);
        var wrong = new WinReport(
            DateOnly.FromDateTime(Now.UtcDateTime).AddDays(1), new(1m, "EUR"), OrderReference: null, ["platform", "nothing"]);

        Assert.Equal(
            ["/orderReference", "/products/0", "/products/1", "/value/currency", "/wonOn"],
            deal.Win(wrong, hasDocument: false, [], Program, Now)!.Faults.Keys.Order());
        Assert.Null(deal.Win(Order() with { OrderReference = null }, hasDocument: true, [], Program, Now));
        Assert.Equal(["analytics"], deal.Products.Where(it => it.IsWon).Select(it => it.Code));
    }

    [Fact]
    public void An_expansion_takes_over_what_was_won()
    {
        var deal = Registered(["analytics", "platform"]);
        deal.Win(Order(), false, [], Program, Now);
        deal.ConfirmWin(new(10_000m, "USD"), Order().WonOn, Program, Now);

        Assert.Equal([Line("platform")], deal.YieldToRepeatBusiness(["platform"], Now.AddDays(5)));

        Assert.Equal((DealStatus.Won, ClaimState.Held), (deal.Status, deal.StateOf("analytics")));
        Assert.Equal(ClaimState.Released, deal.StateOf("platform"));
    }
}
