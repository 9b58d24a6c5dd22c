using ChannelProgram.Domain.Claims;
using ChannelProgram.Domain.Deals;
using static ChannelProgram.Domain.Tests.Deals.TestData;

namespace ChannelProgram.Domain.Tests.Deals;

public class ProtectionHistoryTests
{
    private static readonly ClaimTarget On = Line("analytics");

    [Theory]
    [InlineData(ClaimEnd.Expired)]
    [InlineData(ClaimEnd.Lost)]
    [InlineData(ClaimEnd.Revoked)]
    public void After_an_end_without_a_win_its_partner_waits_thirty_days(ClaimEnd end)
    {
        var history = History(Protected(Now.AddDays(-40), days: 30, end));

        Assert.Equal(Now.AddDays(20), history.CoolingOffUntil(On, Program, Now));
        Assert.Null(history.CoolingOffUntil(On, Program, Now.AddDays(20)));
        Assert.Null(history.CoolingOffUntil(Line("platform"), Program, Now));
    }

    [Fact]
    public void What_the_clock_ended_counts_whether_or_not_that_is_stored()
    {
        var unnoticed = Protected(Now.AddDays(-40), days: 30, null) with
        {
            ReleasedAt = null,
            ExpiresAt = Now.AddDays(-10),
        };

        Assert.Equal(Now.AddDays(20), History(unnoticed).CoolingOffUntil(On, Program, Now));
    }

    [Fact]
    public void An_early_withdrawal_and_a_rejection_start_no_cooling_off()
    {
        // Five business days after a Friday morning is the next Friday.
        var withdrawn = Protected(Now, days: 30, ClaimEnd.Withdrawn) with { ReleasedAt = Now.AddDays(7) };

        Assert.Null(History(withdrawn).CoolingOffUntil(On, Program, Now.AddDays(7)));
        Assert.Equal(
            Now.AddDays(37).AddMicroseconds(1),
            History(withdrawn with { ReleasedAt = Now.AddDays(7).AddMicroseconds(1) })
                .CoolingOffUntil(On, Program, Now.AddDays(8)));
        Assert.Null(History(withdrawn with { ReleasedBecause = ClaimEnd.Other }).CoolingOffUntil(On, Program, Now.AddDays(8)));
    }

    [Fact]
    public void Ninety_days_in_any_hundred_and_eighty()
    {
        var history = History(
            Protected(Now.AddDays(-170), days: 60, ClaimEnd.Other), Protected(Now.AddDays(-60), days: 20, ClaimEnd.Other));

        Assert.Equal(new Protection(Now, Now.AddDays(10)), history.Grant(On, Program, Now));
        // Ten days on, the oldest ones begin to leave.
        Assert.Equal(
            new Protection(Now.AddDays(20), Now.AddDays(40)), history.Grant(On, Program, Now.AddDays(20)));
    }

    [Fact]
    public void Nothing_left_is_refused_until_the_oldest_days_leave()
    {
        var history = History(Protected(Now.AddDays(-130), days: 90, ClaimEnd.Other));

        Assert.Null(history.Grant(On, Program, Now));
        Assert.Equal(Now.AddDays(50), history.NothingLeftUntil(On, Program, Now));
        Assert.Equal(Now.AddDays(50), history.CoolingOffUntil(On, Program, Now));
        Assert.NotNull(history.Grant(On, Program, Now.AddDays(51)));
    }

    [Fact]
    public void A_line_without_days_is_given_up_when_the_others_are_approved()
    {
        var used = History(Protected(Now.AddDays(-130), days: 90, ClaimEnd.Other));
        var (both, one) = (Registered(["analytics", "platform"], by: Silver), Registered(["analytics"], by: Silver));

        Assert.Equal("protectionUsedUp", one.Approve(used, Program, Now)?.Code);
        Assert.Null(both.Approve(used, Program, Now));

        Assert.Equal((DealStatus.Approved, false), (both.Status, both.ReviewRequired));
        Assert.Equal(
            (ClaimState.Released, Now.AddDays(30)), (both.StateOf("analytics"), both.ProtectionOf("platform")?.Until));
    }

    [Fact]
    public void Days_beyond_the_limit_have_to_leave_first()
    {
        // 60, 20 and 28 of the 38 undecided ones: 18 too many, of which the oldest that count are of 180 days ago.
        var history = History(
            Protected(Now.AddDays(-180), days: 60, ClaimEnd.Other), Protected(Now.AddDays(-90), days: 20, ClaimEnd.Other),
            new PastClaim(
                new(Guid.NewGuid()), "", "analytics", Now.AddDays(-40), Now.AddDays(-40), null, Now.AddDays(-2), ClaimEnd.Other,
                null, ClaimEnd.Expired, null));

        Assert.Equal(Now.AddDays(18), history.NothingLeftUntil(On, Program, Now));
        Assert.Null(history.Grant(On, Program, Now.AddDays(18)));
        Assert.NotNull(history.Grant(On, Program, Now.AddDays(18).AddMicroseconds(1)));
    }

    [Fact]
    public void Days_held_undecided_count_beyond_ten()
    {
        var undecided = new PastClaim(
            new(Guid.NewGuid()), "", "analytics", Now.AddDays(-25), Now.AddDays(-25),
            null, null, null, null, ClaimEnd.Expired, null);

        // 15 of them count: 75 are left, and an extension beyond that is cut.
        Assert.Equal(new Protection(Now, Now.AddDays(30)), History(undecided).Grant(On, Program, Now));
        Assert.Equal(
            Now.AddDays(75), History(undecided).Extend(On, new(Now, Now.AddDays(60)), 30, Program, Now)?.Until);
        Assert.Null(History(undecided).Extend(On, new(Now, Now.AddDays(75)), 30, Program, Now));
    }

    [Fact]
    public void Units_do_not_count_for_each_other()
    {
        var history = History(Protected(Now.AddDays(-90), days: 90, ClaimEnd.Expired) with { Unit = "Library" });

        Assert.Null(history.CoolingOffUntil(On with { Unit = "Clinic" }, Program, Now));
        Assert.NotNull(history.CoolingOffUntil(On, Program, Now));
    }

    [Fact]
    public void A_win_counts_for_two_years()
    {
        var history = History(Protected(Now, days: 30, null) with { WonAt = Now });

        Assert.True(history.HasRecentWin(On, Program, Now.AddMonths(24).AddMicroseconds(-1)));
        Assert.False(history.HasRecentWin(On, Program, Now.AddMonths(24)));
    }

    private static ProtectionHistory History(params PastClaim[] claims) => new(claims);

    private static PastClaim Protected(DateTimeOffset from, int days, ClaimEnd? end) => new(
        new(Guid.NewGuid()), "", "analytics", from, from, new(from, from.AddDays(days)), from.AddDays(days), end, null,
        ClaimEnd.Expired, null);
}
