using ChannelProgram.Domain.Deals;
using static ChannelProgram.Domain.Tests.Deals.TestData;

namespace ChannelProgram.Domain.Tests.Deals;

/// <summary>A deal that is protected for 30 days from a Friday morning on.</summary>
public class DealReminderTests
{
    private static readonly DateTimeOffset End = Now.AddDays(30);

    [Fact]
    public void It_is_reminded_of_once_in_each_span_and_nothing_else_changes()
    {
        var deal = Registered(["analytics"]);
        var (revision, updated) = (deal.Revision, deal.UpdatedAt);

        foreach (var days in (double[])[20, 14, 14, 10, 7, 3, 1, 0.5, 0]) deal.RemindOfExpiry(Program, End.AddDays(-days));

        Assert.Equal(
            [End.AddDays(-14), End.AddDays(-7), End.AddDays(-1)],
            deal.Events.Where(it => it.Type == DealEvent.Expiring).Select(it => it.At));
        Assert.Equal((DealStatus.Approved, updated, revision + 3), (deal.Status, deal.UpdatedAt, deal.Revision));
    }

    [Fact]
    public void A_reminder_that_was_missed_is_not_made_up_for_once_a_nearer_one_is_due()
    {
        var deal = Registered(["analytics"]);

        deal.RemindOfExpiry(Program, End.AddDays(-0.5));
        deal.RemindOfExpiry(Program, End.AddDays(-0.4));

        Assert.Single(deal.Events, it => it.Type == DealEvent.Expiring);
    }

    [Fact]
    public void The_days_are_the_programs()
    {
        var deal = Registered(["analytics"]);
        var program = Program with
        {
            Sections = [new DealRegistrationTerms { FirstReminderDays = 20, SecondReminderDays = 3, LastReminderDays = 2 }],
        };

        foreach (var days in (double[])[21, 20, 14, 3, 2, 1]) deal.RemindOfExpiry(program, End.AddDays(-days));

        Assert.Equal(
            [End.AddDays(-20), End.AddDays(-3), End.AddDays(-2)],
            deal.Events.Where(it => it.Type == DealEvent.Expiring).Select(it => it.At));
    }

    [Fact]
    public void What_is_not_protected_is_not_reminded_of()
    {
        var (waits, undecided) = (Registered(["analytics"], taken: ["analytics"]), Registered(["analytics"], by: Silver));

        foreach (var deal in (Deal[])[waits, undecided]) deal.RemindOfExpiry(Program, End.AddDays(-1));

        Assert.DoesNotContain(waits.Events.Concat(undecided.Events), it => it.Type == DealEvent.Expiring);
    }
}
