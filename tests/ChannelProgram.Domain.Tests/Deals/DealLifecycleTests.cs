using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Deals;
using static ChannelProgram.Domain.Tests.Deals.TestData;

namespace ChannelProgram.Domain.Tests.Deals;

public class DealLifecycleTests
{
    private static readonly DateTimeOffset Until = Now.AddDays(30);

    [Fact]
    public void Protection_is_half_open_and_ends_at_until()
    {
        var deal = Registered(["analytics"]);

        Assert.Empty(deal.ApplyClock(Until.AddMicroseconds(-1)));
        Assert.Equal(DealStatus.Approved, deal.Status);

        Assert.Equal([Line("analytics")], deal.ApplyClock(Until));
        Assert.Equal((DealStatus.Expired, ClaimState.Released), (deal.Status, deal.StateOf("analytics")));
        Assert.Null(deal.Protection);
    }

    [Fact]
    public void Every_record_carries_until_however_late_it_is_noticed()
    {
        var deal = Registered(["analytics"]);

        deal.ApplyClock(Until.AddDays(7));

        var expired = Assert.IsType<DealEvent>(deal.Events[^1]);
        Assert.Equal(("deal.expired", Until, true), (expired.Type, expired.At, expired.IsAutomatic));
        Assert.Equal((DealStatus.Approved, DealStatus.Expired), (expired.From!.Status, expired.To.Status));
        Assert.Equal(Until, deal.UpdatedAt);
    }

    [Fact]
    public void The_status_after_until_is_known_before()
    {
        var alone = Registered(["analytics"]);
        var waitingBeside = Registered(["analytics", "platform"], taken: ["platform"]);
        waitingBeside.Approve(Program, Now);

        Assert.Equal((Until, DealStatus.Expired), (alone.ProtectedUntil, alone.FinalStatus));
        Assert.Equal((Until, DealStatus.Waitlisted), (waitingBeside.ProtectedUntil, waitingBeside.FinalStatus));
        waitingBeside.ApplyClock(Until);
        Assert.Equal((DealStatus.Waitlisted, "deal.waitlisted"), (waitingBeside.Status, waitingBeside.Types().Last()));
    }

    [Fact]
    public void Approval_by_staff_protects_what_is_held_from_then_on_and_leaves_the_rest_waiting()
    {
        var deal = Registered(["analytics", "platform"], taken: ["platform"]);
        var later = Now.AddDays(3);

        Assert.Null(deal.Approve(Program, later));

        Assert.Equal((DealStatus.Approved, (DateTimeOffset?)null), (deal.Status, deal.DecisionDueBy));
        Assert.Equal(new Protection(later, later.AddDays(30)), deal.ProtectionOf("analytics"));
        Assert.Equal(ClaimState.Waitlisted, deal.StateOf("platform"));
        Assert.Equal(("statusForbids", DealStatus.Approved),
            (deal.Approve(Program, later)!.Code, deal.Approve(Program, later)!.Members["currentStatus"]));
    }

    [Fact]
    public void A_line_promoted_to_a_waitlisted_deal_is_screened_alone()
    {
        var clean = Registered(["analytics", "platform"], taken: ["analytics", "platform"]);
        var forStaff = Registered(["analytics"], taken: ["analytics"], by: Silver);

        clean.TakeFreedLine(Line("platform"), Gold, CustomerOf(Acme), Until);
        forStaff.TakeFreedLine(Line("analytics"), Silver, CustomerOf(Acme), Until);

        Assert.Equal((DealStatus.Approved, ClaimState.Waitlisted), (clean.Status, clean.StateOf("analytics")));
        Assert.Equal(new Protection(Until, Until.AddDays(30)), clean.ProtectionOf("platform"));
        Assert.Equal((DealStatus.Submitted, ClaimState.Held), (forStaff.Status, forStaff.StateOf("analytics")));
        Assert.NotNull(forStaff.DecisionDueBy);
    }

    [Fact]
    public void A_line_promoted_to_an_approved_deal_has_its_own_thirty_days()
    {
        var deal = Registered(["analytics", "platform"], taken: ["platform"]);
        deal.Approve(Program, Now);
        var later = Now.AddDays(10);

        deal.TakeFreedLine(Line("platform"), Gold, CustomerOf(Acme), later);

        Assert.Equal(new Protection(Now, Until), deal.ProtectionOf("analytics"));
        Assert.Equal(new Protection(later, later.AddDays(30)), deal.ProtectionOf("platform"));
        Assert.Equal(new Protection(Now, later.AddDays(30)), deal.Protection);
        Assert.False(deal.ReviewRequired);

        Assert.Equal([Line("analytics")], deal.ApplyClock(Until));
        Assert.Equal(DealStatus.Approved, deal.Status);
    }

    [Fact]
    public void A_promoted_line_that_needs_review_is_held_without_protection_until_approved()
    {
        var deal = Registered(["analytics", "platform"], taken: ["platform"], by: Silver);
        deal.Approve(Program, Now);

        deal.TakeFreedLine(Line("platform"), Silver, CustomerOf(Acme), Now.AddDays(10));
        Assert.Equal((DealStatus.Approved, true), (deal.Status, deal.ReviewRequired));
        Assert.Equal((ClaimState.Held, (Protection?)null), (deal.StateOf("platform"), deal.ProtectionOf("platform")));

        Assert.Null(deal.Approve(Program, Now.AddDays(12)));
        Assert.False(deal.ReviewRequired);
        Assert.Equal(Now.AddDays(42), deal.ProtectionOf("platform")!.Value.Until);
    }

    [Fact]
    public void If_its_protected_line_expires_first_it_is_in_review_again()
    {
        var deal = Registered(["analytics", "platform"], taken: ["platform"], by: Silver);
        deal.Approve(Program, Now);
        deal.TakeFreedLine(Line("platform"), Silver, CustomerOf(Acme), Now.AddDays(10));
        var due = deal.DecisionDueBy;

        deal.ApplyClock(Until);

        Assert.Equal((DealStatus.Submitted, false, due), (deal.Status, deal.ReviewRequired, deal.DecisionDueBy));
    }

    [Fact]
    public void A_line_promoted_to_a_deal_in_review_is_decided_with_the_others()
    {
        var deal = Registered(["analytics", "platform"], taken: ["platform"]);

        deal.TakeFreedLine(Line("platform"), Gold, CustomerOf(Acme), Now.AddDays(1));

        Assert.Equal((DealStatus.Submitted, ClaimState.Held), (deal.Status, deal.StateOf("platform")));
        Assert.Null(deal.Protection);
    }

    [Fact]
    public void A_withdrawn_deal_has_no_live_claims()
    {
        var deal = Registered(["analytics", "platform"], taken: ["platform"]);

        Assert.Null(deal.Withdraw(Now.AddHours(1)));

        Assert.Equal(DealStatus.Withdrawn, deal.Status);
        Assert.All(deal.Claims, it => Assert.Equal(ClaimState.Released, it.State));
        Assert.Equal("statusForbids", deal.Withdraw(Now.AddHours(2))!.Code);
    }

    [Fact]
    public void A_deal_that_has_ended_cannot_be_withdrawn()
    {
        var deal = Registered(["analytics"]);
        deal.ApplyClock(Until);

        Assert.Equal(DealStatus.Expired, deal.Withdraw(Until)!.Members["currentStatus"]);
    }

    [Fact]
    public void Every_change_counts_the_version_once()
    {
        var deal = Registered(["analytics"]);
        Assert.Equal(2, deal.Version);
        deal.Withdraw(Now);
        Assert.Equal(3, deal.Version);
    }
}
