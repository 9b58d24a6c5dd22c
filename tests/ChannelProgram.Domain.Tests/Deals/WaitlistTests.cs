using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Deals;
using static ChannelProgram.Domain.Tests.Deals.TestData;

namespace ChannelProgram.Domain.Tests.Deals;

public class WaitlistTests
{
    [Fact]
    public void Units_do_not_conflict_with_each_other_but_with_the_whole_customer()
    {
        ClaimTarget whole = Line("analytics"), library = whole with { Unit = "Library" }, clinic = whole with { Unit = "Clinic" };

        Assert.False(library.ConflictsWith(clinic));
        Assert.True(library.ConflictsWith(library));
        Assert.True(library.ConflictsWith(whole) && whole.ConflictsWith(library) && whole.ConflictsWith(whole));
        Assert.False(library.ConflictsWith(library with { ProductLine = "platform" }));
        Assert.False(library.ConflictsWith(library with { Account = AcmeToo }));
    }

    [Fact]
    public void A_claim_that_yields_is_next_and_gets_its_remaining_protection_back()
    {
        var deal = Registered(["analytics"]);
        var (claim, yielded, back) = (Assert.Single(deal.Claims), Now.AddDays(12), Now.AddDays(20));

        deal.YieldInMerge(claim, yielded);
        Assert.Equal((DealStatus.Waitlisted, "deal.waitlisted"), (deal.Status, deal.Types().Last()));
        Assert.Equal(
            (ClaimState.Waitlisted, true, TimeSpan.FromDays(18)), (claim.State, claim.HasPriority, claim.RemainingProtection));
        Assert.Null(claim.Protection);

        deal.TakeFreedLine(claim.Target, Gold, CustomerOf(Acme), back);
        Assert.Equal((DealStatus.Approved, new Protection(back, back.AddDays(18))), (deal.Status, deal.Protection));
        Assert.Equal((false, null), (claim.HasPriority, claim.RemainingProtection));
    }

    [Fact]
    public void A_claim_approved_before_it_yielded_needs_no_new_approval()
    {
        var deal = Registered(["analytics", "platform"], taken: ["platform"], by: Silver);
        deal.Approve(Program, Now);
        var analytics = deal.Claims.Single(it => it.ProductLine == "analytics");
        deal.YieldInMerge(analytics, Now.AddDays(1));

        // The one is for staff in this tier, and stays so when the other comes back.
        deal.TakeFreedLine(Line("platform"), Silver, CustomerOf(Acme), Now.AddDays(2));
        var due = deal.DecisionDueBy;
        deal.TakeFreedLine(analytics.Target, Silver, CustomerOf(Acme), Now.AddDays(3));

        Assert.Equal((DealStatus.Approved, true, due), (deal.Status, deal.ReviewRequired, deal.DecisionDueBy));
        Assert.Equal(new Protection(Now.AddDays(3), Now.AddDays(32)), deal.ProtectionOf("analytics"));
        Assert.Null(deal.ProtectionOf("platform"));
        Assert.NotNull(due);
    }

    [Fact]
    public void An_undecided_claim_yields_without_remaining_protection()
    {
        var deal = Registered(["analytics"], by: Silver);
        var claim = Assert.Single(deal.Claims);

        deal.YieldInMerge(claim, Now.AddDays(1));

        Assert.Equal((true, null), (claim.HasPriority, claim.RemainingProtection));
    }
}
