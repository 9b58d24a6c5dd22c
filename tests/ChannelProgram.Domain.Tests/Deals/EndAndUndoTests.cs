using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Common;
using ChannelProgram.Domain.Deals;
using static ChannelProgram.Domain.Tests.Deals.TestData;

namespace ChannelProgram.Domain.Tests.Deals;

public class EndAndUndoTests
{
    [Fact]
    public void What_was_lost_by_mistake_has_its_protection_again_and_no_more()
    {
        var deal = Registered(["analytics"]);
        deal.Lose(LossReason.Price, "Too dear.", Program, Now.AddDays(10));
        Assert.Equal(
            (DealStatus.Lost, LossReason.Price, ClaimEnd.Lost), (deal.Status, deal.LostFor, deal.Claims[0].ReleasedBecause));

        Assert.Null(Undo(deal, Now.AddDays(16)));

        Assert.Equal((DealStatus.Approved, new Protection(Now, Now.AddDays(30))), (deal.Status, deal.Protection));
        Assert.Equal((null, null, "deal.changed"), (deal.LostFor, deal.Claims[0].ReleasedAt, deal.Types().Last()));
    }

    [Fact]
    public void A_place_in_line_is_given_back_and_so_is_a_pending_decision()
    {
        var (waiting, undecided) = (Registered(["analytics"], taken: ["analytics"]), Registered(["analytics"], by: Silver));
        waiting.Withdraw(Now.AddHours(1));
        undecided.Withdraw(Now.AddHours(1));

        Undo(waiting, Now.AddHours(2), Line("analytics"));
        Undo(undecided, Now.AddHours(2));

        Assert.Equal((DealStatus.Waitlisted, ClaimState.Waitlisted), (waiting.Status, waiting.StateOf("analytics")));
        Assert.Equal((DealStatus.Submitted, ClaimState.Held), (undecided.Status, undecided.StateOf("analytics")));
        Assert.NotNull(undecided.DecisionDueBy);
    }

    [Fact]
    public void It_needs_the_lines_free_a_protection_that_runs_and_seven_days()
    {
        Assert.Equal("linesTaken", Undo(Lost(at: 10), Now.AddDays(11), Line("analytics"))?.Code);
        Assert.Equal("statusForbids", Undo(Lost(at: 10), Now.AddDays(17))?.Code);
        Assert.Equal("statusForbids", Undo(Lost(at: 28), Now.AddDays(30))?.Code);
        Assert.Null(Undo(Lost(at: 28), Now.AddDays(30).AddMicroseconds(-1)));
    }

    [Fact]
    public void Staff_revokes_as_inactive_only_what_nobody_worked_on_for_three_weeks()
    {
        var deal = Registered(["analytics"]);
        Assert.False(deal.IsStale(Program, Now.AddDays(14).AddMicroseconds(-1)));
        Assert.True(deal.IsStale(Program, Now.AddDays(14)));

        Assert.Equal("notInactive", deal.Revoke(DealReason.Inactive, null, Program, Now.AddDays(21).AddMicroseconds(-1))?.Code);
        Assert.Null(deal.Revoke(DealReason.Inactive, "Nothing happened.", Program, Now.AddDays(21)));

        Assert.Equal((DealStatus.Revoked, DealReason.Inactive, "Nothing happened."), (deal.Status, deal.Reason, deal.Message));
    }

    [Fact]
    public void Nobody_had_to_work_on_it_before_it_was_protected()
    {
        var deal = Registered(["analytics"], by: Silver);
        var approved = Now.AddDays(22);
        deal.Approve(Program, approved);

        Assert.False(deal.IsStale(Program, approved.AddDays(14).AddMicroseconds(-1)));
        Assert.True(deal.IsStale(Program, approved.AddDays(14)));
    }

    [Fact]
    public void A_revoked_win_is_no_win_and_ended_when_it_was_revoked()
    {
        var deal = Registered(["analytics"]);
        deal.Win(Order(), false, [], Program, Now);
        deal.ConfirmWin(new(10_000m, "USD"), Order().WonOn, Program, Now);

        Assert.Null(deal.Revoke(DealReason.Other, null, Program, Now.AddDays(3)));

        Assert.Equal((DealStatus.Revoked, Now.AddDays(3)), (deal.Status, deal.EndsAt));
        Assert.All(deal.Claims, it => Assert.Equal(ClaimState.Released, it.State));
    }

    private static Deal Lost(int at)
    {
        var deal = Registered(["analytics"]);
        deal.Lose(LossReason.Other, null, Program, Now.AddDays(at));
        return deal;
    }

    private static Refusal? Undo(Deal deal, DateTimeOffset at, params ClaimTarget[] taken) =>
        deal.Undo("A mistake.", taken, Program, at);
}
