using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Deals;
using static ChannelProgram.Domain.Tests.Deals.TestData;

namespace ChannelProgram.Domain.Tests.Deals;

public class InformationRequestTests
{
    [Fact]
    public void The_partner_has_ten_days_for_all_answers_together()
    {
        var deal = Registered(["analytics"], by: Silver);

        Assert.Null(deal.RequestInformation("Who signs?", Program, Now));
        Assert.Equal((DealStatus.InformationRequested, Now.AddDays(10)), (deal.Status, deal.AnswerDueBy));
        Assert.Null(deal.Answer("Ada.", Program, Now.AddDays(4)));
        Assert.Null(deal.RequestInformation("When?", Program, Now.AddDays(5)));
        Assert.Equal(Now.AddDays(11), deal.AnswerDueBy);

        Assert.Empty(deal.ApplyClock(Now.AddDays(11).AddMicroseconds(-1)));
        Assert.Equal([Line("analytics")], deal.ApplyClock(Now.AddDays(20)));
        Assert.Equal((DealStatus.Withdrawn, Now.AddDays(11)), (deal.Status, deal.EndsAt));
        Assert.Equal(ClaimEnd.Withdrawn, deal.Claims[0].ReleasedBecause);
    }

    [Fact]
    public void It_is_asked_at_most_twice()
    {
        var deal = Registered(["analytics"], by: Silver);
        for (var day = 0; day < 2; day++)
        {
            deal.RequestInformation("Who?", Program, Now.AddDays(day));
            deal.Answer("Ada.", Program, Now.AddDays(day).AddHours(1));
        }

        Assert.Equal("questionsUsedUp", deal.RequestInformation("Who?", Program, Now.AddDays(3))?.Code);
    }

    [Fact]
    public void Time_in_the_partners_hands_is_not_staffs()
    {
        var deal = Registered(["analytics"], by: Silver);
        deal.RequestInformation("Who signs?", Program, Now);
        Assert.Equal((null, null), (deal.DecisionDueBy, deal.NextDeadlineAt));

        deal.Answer("Ada.", Program, Now.AddDays(7));

        Assert.Equal((DealStatus.Submitted, Now.AddDays(7)), (deal.Status, deal.ReviewRequestedAt));
        Assert.Equal(Program.GetStaffDecisionDueBy(Now.AddDays(7)), deal.DecisionDueBy);
        deal.ApplyDeadlines(Program, Program.GetAutoApprovalAt(Now.AddDays(7)).AddMicroseconds(-1));
        Assert.Equal(DealStatus.Submitted, deal.Status);
        deal.ApplyDeadlines(Program, Program.GetAutoApprovalAt(Now.AddDays(7)));
        Assert.Equal(DealStatus.Approved, deal.Status);
    }

    [Fact]
    public void Whatever_else_ends_it_ends_the_question_too()
    {
        var (withdrawn, rejected) = (Registered(["analytics"], by: Silver), Registered(["analytics"], by: Silver));
        foreach (var deal in (Deal[])[withdrawn, rejected]) deal.RequestInformation("Who signs?", Program, Now);

        withdrawn.Withdraw(Now.AddDays(1));
        rejected.Reject(DealReason.Incomplete, null, Now.AddDays(1));

        Assert.Equal((DealStatus.Withdrawn, DealStatus.Rejected), (withdrawn.Status, rejected.Status));
        Assert.All((Deal[])[withdrawn, rejected], it => Assert.Equal((null, null), (it.AnswerDueBy, it.NextChangeAt)));
    }
}
