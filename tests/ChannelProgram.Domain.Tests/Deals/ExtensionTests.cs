using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using static ChannelProgram.Domain.Tests.Deals.TestData;

namespace ChannelProgram.Domain.Tests.Deals;

public class ExtensionTests
{
    private static readonly DateTimeOffset Until = Now.AddDays(30);

    [Fact]
    public void It_is_asked_for_in_the_last_ten_days()
    {
        Assert.Equal("statusForbids", Extend(Registered(["analytics"]), Until.AddDays(-10).AddMicroseconds(-1))?.Code);
        Assert.Null(Extend(Registered(["analytics"]), Until.AddDays(-10)));
        Assert.Null(Extend(Registered(["analytics"]), Until.AddMicroseconds(-1)));

        var over = Registered(["analytics"]);
        over.ApplyClock(Until);
        Assert.Equal("statusForbids", Extend(over, Until)?.Code);
    }

    [Fact]
    public void The_first_is_granted_at_once_where_there_was_progress_and_the_second_is_for_staff()
    {
        var deal = Registered(["analytics"]);
        Progress(deal, SalesStage.Committed, Now.AddDays(3));

        Extend(deal, Until.AddDays(-2));
        Assert.Equal((new Protection(Now, Now.AddDays(60)), 1), (deal.Protection, deal.ExtensionsUsed));
        Assert.Equal("deal.extended", deal.Types().Last());

        Progress(deal, SalesStage.Closed, Now.AddDays(40));
        Extend(deal, Now.AddDays(55));
        Assert.Equal((Now.AddDays(60), Now.AddDays(55)), (deal.ProtectedUntil, deal.ExtensionRequestedAt));
        Assert.Null(deal.DecideExtension(true, "Go on.", ProtectionHistory.None, Program, Now.AddDays(56)));
        Assert.Equal((Now.AddDays(90), 2, null), (deal.ProtectedUntil, deal.ExtensionsUsed, deal.ExtensionRequestedAt));
        Assert.Equal("statusForbids", Extend(deal, Now.AddDays(85))?.Code);
    }

    [Theory]
    [InlineData(SalesStage.Prospect)]
    [InlineData(SalesStage.Qualified)]
    public void A_stage_that_is_no_further_than_any_before_is_no_progress(SalesStage stage)
    {
        var deal = Registered(["analytics"]);
        Progress(deal, stage, Now.AddDays(3));

        Extend(deal, Until.AddDays(-2));

        Assert.Equal((Until, 0), (deal.ProtectedUntil, deal.ExtensionsUsed));
        Assert.NotNull(deal.DecisionDueBy);
    }

    [Fact]
    public void Until_staff_decides_the_protection_ends_when_it_did()
    {
        var deal = Registered(["analytics"]);
        Extend(deal, Until.AddDays(-1));
        Assert.Equal("extensionPending", Extend(deal, Until.AddHours(-1))?.Code);

        deal.ApplyClock(Until);

        Assert.Equal((DealStatus.Expired, null, null), (deal.Status, deal.ExtensionRequestedAt, deal.DecisionDueBy));
        Assert.Equal("statusForbids", deal.DecideExtension(true, null, ProtectionHistory.None, Program, Until)?.Code);
    }

    [Fact]
    public void A_refused_one_changes_nothing_and_is_told()
    {
        var deal = Registered(["analytics"]);
        Extend(deal, Until.AddDays(-1));

        Assert.Null(deal.DecideExtension(false, "No progress.", ProtectionHistory.None, Program, Until.AddHours(-2)));

        Assert.Equal(
            (Until, 0, "No progress.", null), (deal.ProtectedUntil, deal.ExtensionsUsed, deal.ExtensionMessage, deal.DueBy));
    }

    [Fact]
    public void Only_lines_in_their_last_ten_days_move()
    {
        var deal = Registered(["analytics", "platform"], taken: ["platform"]);
        deal.Approve(Program, Now);
        deal.TakeFreedLine(Line("platform"), Gold, MatchedWith(), Now.AddDays(15));
        Progress(deal, SalesStage.Committed, Now.AddDays(20));

        Extend(deal, Now.AddDays(25));

        Assert.Equal(Now.AddDays(60), deal.ProtectionOf("analytics")?.Until);
        Assert.Equal(Now.AddDays(45), deal.ProtectionOf("platform")?.Until);
    }

    [Fact]
    public void What_was_asked_for_waits_although_an_offer_of_another_line_ends()
    {
        var deal = WithPlatformOffered(Now.AddDays(24));
        Extend(deal, Now.AddDays(25));

        deal.ApplyClock(Now.AddDays(29));

        Assert.Equal(ClaimState.Released, deal.StateOf("platform"));
        Assert.Null(deal.DecideExtension(true, null, HistoryOf(deal), Program, Now.AddDays(29)));
        Assert.Equal(Now.AddDays(60), deal.ProtectionOf("analytics")?.Until);
    }

    [Fact]
    public void Once_the_lines_are_over_that_it_was_asked_for_it_can_only_be_refused()
    {
        var deal = WithPlatformOffered(Now.AddDays(14));
        deal.AcceptOffer(null, Gold, MatchedWith(), Now.AddDays(15));
        Extend(deal, Now.AddDays(25));

        deal.ApplyClock(Now.AddDays(31));

        Assert.Equal((DealStatus.Approved, Now.AddDays(25)), (deal.Status, deal.ExtensionRequestedAt));
        Assert.Equal("statusForbids", deal.DecideExtension(true, null, HistoryOf(deal), Program, Now.AddDays(31))?.Code);
        Assert.Null(deal.DecideExtension(false, null, HistoryOf(deal), Program, Now.AddDays(31)));
        Assert.Equal(Now.AddDays(45), deal.ProtectionOf("platform")?.Until);
    }

    [Fact]
    public void Another_line_that_staff_has_to_decide_keeps_none_from_its_extension()
    {
        var deal = WithPlatformOffered(Now.AddDays(22));
        deal.AcceptOffer(null, Gold with { HasLowWinRate = true }, MatchedWith(), Now.AddDays(22));
        Progress(deal, SalesStage.Committed, Now.AddDays(23));
        Assert.True(deal.ReviewRequired);

        Assert.Null(Extend(deal, Now.AddDays(25)));

        Assert.Equal((Now.AddDays(60), null), (deal.ProtectionOf("analytics")?.Until, deal.ProtectionOf("platform")));
    }

    [Fact]
    public void A_deal_that_staff_has_to_approve_again_is_not_extended()
    {
        var deal = Registered(["analytics"]);
        deal.Update(NewRegistration(90_000m), Program, Now.AddDays(1));

        Assert.Equal("reviewRequired", Extend(deal, Until.AddDays(-1))?.Code);
    }

    /// <summary>Analytics is protected for thirty days.</summary>
    private static Deal WithPlatformOffered(DateTimeOffset at)
    {
        var deal = Registered(["analytics", "platform"], taken: ["platform"]);
        deal.Approve(Program, Now);
        deal.Offer(Line("platform"), Program, at);
        return deal;
    }

    private static Refusal? Extend(Deal deal, DateTimeOffset at) => deal.Extend(HistoryOf(deal), Program, at);

    private static void Progress(Deal deal, SalesStage stage, DateTimeOffset at) =>
        deal.Update(NewRegistration(products: [.. deal.Products.Select(it => it.Code)]) with { Stage = stage }, Program, at);

    private static ProtectionHistory HistoryOf(Deal deal) => new(
    [
        .. deal.Claims.Select(it => new PastClaim(
            deal.Id, it.Unit, it.ProductLine, deal.SubmittedAt, it.HeldSince, it.Protection, it.ReleasedAt, it.ReleasedBecause,
            it.ExpiresAt, ClaimEnd.Expired, WonAt: null)),
    ]);
}
