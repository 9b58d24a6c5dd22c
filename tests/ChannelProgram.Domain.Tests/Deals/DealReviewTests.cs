using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Deals;
using static ChannelProgram.Domain.Tests.Deals.TestData;

namespace ChannelProgram.Domain.Tests.Deals;

/// <summary>A deal that staff leaves waiting; it came on a Friday morning.</summary>
public class DealReviewTests
{
    private static readonly DateTimeOffset Due = Program.GetStaffDecisionDueBy(Now);
    private static readonly DateTimeOffset Unanswered = Program.GetAutoApprovalAt(Now);
    private static readonly DateTimeOffset Undecided = Program.GetAutoRejectionAt(Now);

    [Fact]
    public void An_overdue_review_escalates_once_without_a_new_version()
    {
        var deal = Registered(["analytics"], by: Silver);
        var (version, updated) = (deal.Version, deal.UpdatedAt);
        Assert.Equal(Due, deal.NextDeadlineAt);

        Left(deal, Due.AddMicroseconds(-1));
        Assert.Null(deal.EscalatedAt);
        Left(deal, Due.AddHours(1));
        Left(deal, Due.AddHours(2));

        Assert.Equal(Due.AddHours(1), deal.EscalatedAt);
        Assert.Single(deal.Events.OfType<ReviewEvent>(), it => it is { Type: "review.escalated", IsAutomatic: true });
        Assert.Equal((DealStatus.Submitted, version, updated), (deal.Status, deal.Version, deal.UpdatedAt));
        Assert.Equal(Unanswered, deal.NextDeadlineAt);
    }

    [Fact]
    public void A_deal_held_up_by_the_tiers_limit_alone_is_approved_from_that_instant()
    {
        var deal = Registered(["analytics"], by: Silver);

        Left(deal, Unanswered.AddMicroseconds(-1));
        Assert.Equal(DealStatus.Submitted, deal.Status);
        var later = Unanswered.AddHours(3);
        Left(deal, later);

        Assert.Equal((DealStatus.Approved, new Protection(later, later.AddDays(30))), (deal.Status, deal.Protection));
        var approved = Assert.IsType<DealEvent>(deal.Events[^1]);
        Assert.Equal(
            ("deal.approved", later, true, AutomaticDecision.Unanswered),
            (approved.Type, approved.At, approved.IsAutomatic, approved.To.Because));
        Assert.False(deal.IsInReview);
        Assert.Null(deal.NextDeadlineAt);
    }

    [Theory]
    [InlineData(25_000, "USD", true)]
    [InlineData(25_001, "USD", false)]
    [InlineData(22_727, "EUR", true)]
    [InlineData(22_728, "EUR", false)]
    [InlineData(1, "CHF", false)]
    public void Automatic_approval_is_limited_to_25_000_in_the_programs_currency(int amount, string currency, bool approved)
    {
        var deal = Deal.Register(NewRegistration(amount, currency), Silver, MatchedWith(), Now);

        Left(deal, Unanswered);

        Assert.Equal(approved ? DealStatus.Approved : DealStatus.Submitted, deal.Status);
    }

    [Fact]
    public void It_may_then_grow_to_the_limit_of_automatic_approval()
    {
        var deal = Registered(["analytics"], by: Silver);
        Left(deal, Unanswered);

        Assert.Null(deal.Update(NewRegistration(25_000m), Program, Unanswered));
        Assert.False(deal.ReviewRequired);
        Assert.Null(deal.Update(NewRegistration(25_000.01m), Program, Unanswered));
        Assert.True(deal.ReviewRequired);
    }

    [Theory]
    [InlineData(ReviewReasons.SimilarNames)]
    [InlineData(ReviewReasons.NameDiffers)]
    [InlineData(ReviewReasons.CustomerDisputed)]
    [InlineData(ReviewReasons.KeysUnconfirmed)]
    [InlineData(ReviewReasons.BuyingUnits)]
    public void With_any_other_review_reason_it_is_rejected_in_the_end_and_releases_its_lines(ReviewReasons doubt)
    {
        var deal = Deal.Register(NewRegistration(), Silver, MatchedWith(doubts: doubt), Now);

        Left(deal, Undecided.AddMicroseconds(-1));
        Assert.Equal((DealStatus.Submitted, Undecided), (deal.Status, deal.NextDeadlineAt));
        Left(deal, Undecided);

        Assert.Equal(
            (DealStatus.Rejected, DealReason.NotQualified, ClaimState.Released),
            (deal.Status, deal.Reason, deal.StateOf("analytics")));
        var rejected = Assert.IsType<DealEvent>(deal.Events[^1]);
        Assert.Equal(
            ("deal.rejected", Undecided, true, AutomaticDecision.Undecided),
            (rejected.Type, rejected.At, rejected.IsAutomatic, rejected.To.Because));
    }

    [Fact]
    public void The_deadline_starts_with_the_review()
    {
        var deal = Registered(["analytics"], taken: ["analytics"], by: Silver);
        Assert.False(deal.IsInReview);
        var came = Now.AddDays(60);

        deal.TakeFreedLine(Line("analytics"), Silver, MatchedWith(), came);

        Assert.Equal((came, Program.GetStaffDecisionDueBy(came)), (deal.ReviewRequestedAt, deal.DueBy));
        Left(deal, Program.GetAutoApprovalAt(came).AddMicroseconds(-1));
        Assert.Equal(DealStatus.Submitted, deal.Status);
        Left(deal, Program.GetAutoApprovalAt(came));
        Assert.Equal(DealStatus.Approved, deal.Status);
    }

    [Theory]
    [InlineData(ReviewReasons.NameDiffers, 1)]
    [InlineData(ReviewReasons.BuyingUnits, 1)]
    [InlineData(ReviewReasons.None, 2)]
    public void A_disputed_customer_waits_for_staff_even_on_the_waitlist_and_the_partner_is_not_told(
        ReviewReasons doubt, int accounts)
    {
        var deal =
            Deal.Register(
                NewRegistration(), Gold, MatchedWith(["analytics"], doubt, accounts == 1 ? [Acme] : [Acme, AcmeToo]), Now);

        Assert.Equal((DealStatus.Waitlisted, Now, Due), (deal.Status, deal.ReviewRequestedAt, deal.DueBy));
        Assert.Null(deal.DecisionDueBy);
        Assert.All(deal.Events.OfType<DealEvent>(), it => Assert.Null(it.To.DecisionDueBy));

        Left(deal, Undecided.AddDays(30));
        Assert.Equal((DealStatus.Waitlisted, true, null), (deal.Status, deal.EscalatedAt is not null, deal.NextDeadlineAt));
    }

    [Fact]
    public void Once_promoted_the_partner_reads_a_deadline_that_starts_then()
    {
        var deal = Deal.Register(NewRegistration(), Gold, MatchedWith(["analytics"], ReviewReasons.NameDiffers), Now);
        Left(deal, Due);
        var came = Now.AddDays(30);

        deal.TakeFreedLine(Line("analytics"), Gold, MatchedWith(), came);

        Assert.Equal(
            (came, null, Program.GetStaffDecisionDueBy(came)), (deal.ReviewRequestedAt, deal.EscalatedAt, deal.DecisionDueBy));
    }

    [Fact]
    public void A_reapproval_escalates_and_keeps_its_protection()
    {
        var deal = Registered(["analytics"]);
        deal.Update(NewRegistration(60_000m), Program, Now);

        Left(deal, Now.AddDays(29));

        Assert.Equal((DealStatus.Approved, true, true), (deal.Status, deal.ReviewRequired, deal.EscalatedAt is not null));
        Assert.Null(deal.NextDeadlineAt);
    }

    [Fact]
    public void An_undecided_line_of_an_approved_deal_is_rejected_with_it_once_the_other_has_expired()
    {
        var deal = Registered(["analytics", "platform"], taken: ["platform"], by: Silver);
        deal.Approve(Program, Now);
        deal.TakeFreedLine(Line("platform"), Silver, MatchedWith(doubts: ReviewReasons.SimilarNames), Now);
        Left(deal, Due);
        Assert.Null(deal.NextDeadlineAt);

        deal.ApplyClock(Now.AddDays(30));
        Assert.Equal((DealStatus.Submitted, Now.AddDays(30)), (deal.Status, deal.NextDeadlineAt));
        Left(deal, Now.AddDays(30));

        Assert.Equal(DealStatus.Rejected, deal.Status);
    }

    [Fact]
    public void A_deal_of_reduced_value_is_approved_at_the_next_check()
    {
        var deal = Deal.Register(NewRegistration(60_000m), Gold, MatchedWith(), Now);
        Left(deal, Unanswered);
        Assert.Equal((DealStatus.Submitted, Undecided), (deal.Status, deal.NextDeadlineAt));

        deal.Update(NewRegistration(20_000m), Program, Unanswered);
        Assert.Equal(Unanswered, deal.NextDeadlineAt);
        Left(deal, Unanswered);

        Assert.Equal(DealStatus.Approved, deal.Status);
    }

    [Fact]
    public void A_decision_of_staff_clears_the_review()
    {
        var deal = Registered(["analytics"], by: Silver);
        Assert.Null(deal.Assign(Guid.NewGuid(), Now));
        Left(deal, Due);

        deal.Approve(Program, Due);

        Assert.Equal(
            ((DateTimeOffset?)null, (DateTimeOffset?)null, (DateTimeOffset?)null, (Guid?)null, (DateTimeOffset?)null),
            (deal.ReviewRequestedAt, deal.DueBy, deal.EscalatedAt, deal.Assignee, deal.NextDeadlineAt));
        Assert.Equal("statusForbids", deal.Assign(Guid.NewGuid(), Due)?.Code);
    }

    [Fact]
    public void The_assignee_is_recorded_once_and_is_no_change_of_the_deal()
    {
        var deal = Registered(["analytics"], by: Silver);
        var (somebody, version) = (Guid.NewGuid(), deal.Version);

        deal.Assign(somebody, Now);
        deal.Assign(somebody, Now);

        Assert.Single(deal.Events.OfType<ReviewEvent>(), it => it.Type == "review.assigned");
        Assert.Equal((somebody, version), (deal.Assignee!.Value, deal.Version));
        deal.Assign(null, Now);
        Assert.Null(deal.Assignee);
    }

    private static void Left(Deal deal, DateTimeOffset now) => deal.ApplyDeadlines(Program, now);
}
