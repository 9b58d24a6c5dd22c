using ChannelProgram.Domain.Activities;
using ChannelProgram.Domain.Deals;
using ChannelProgram.Domain.Documents;
using static ChannelProgram.Domain.Tests.Deals.TestData;

namespace ChannelProgram.Domain.Tests.Activities;

public class RecordActivityTests
{
    private static readonly DateTimeOffset Later = Now.AddDays(3);
    private static readonly DocumentId Quote = new(Guid.CreateVersion7());

    public static TheoryData<DealActivityKind> Kinds => [.. Enum.GetValues<DealActivityKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_activity_counts_and_some_show_progress(DealActivityKind kind)
    {
        var brings = kind is DealActivityKind.Demo or DealActivityKind.Proposal or DealActivityKind.Quote;
        Assert.False(ShowsProgress(new(kind)));
        Assert.False(ShowsProgress(new(kind, Who: "Sam Seller", Note: "With Ada.")));
        Assert.Equal(brings, ShowsProgress(new(kind, ContactName: "Ada Example")));
        Assert.Equal(brings, ShowsProgress(new(kind, ContactEmail: "ada@acme.de")));
        Assert.Equal(brings, ShowsProgress(new(kind, Document: Quote)));
    }

    [Fact]
    public void What_counts_is_when_it_was_recorded()
    {
        var deal = Registered(["analytics"]);
        var demo = DealActivity.Of(
            deal, new(DealActivityKind.Demo, At: Now.AddDays(-10), ContactName: "Ada Example"), "client", Later);

        Assert.Equal((Now.AddDays(-10), Later), (demo.At, demo.CreatedAt));
        Assert.Null(deal.RecordActivity(demo.Id.Value, demo.ShowsProgress, Later));
        Assert.Equal((Later, Later), (deal.LastActivityAt, deal.LastProgressAt));
    }

    [Fact]
    public void A_call_is_activity_and_no_progress()
    {
        var deal = Registered(["analytics"]);
        Assert.Null(deal.RecordActivity(Guid.Empty, showsProgress: false, Later));
        Assert.Equal((Later, null), (deal.LastActivityAt, deal.LastProgressAt));

        Assert.Null(deal.RecordActivity(Guid.Empty, showsProgress: true, Later.AddDays(1)));
        Assert.Null(deal.RecordActivity(Guid.Empty, showsProgress: false, Later.AddDays(2)));
        Assert.Equal((Later.AddDays(2), Later.AddDays(1)), (deal.LastActivityAt, deal.LastProgressAt));
    }

    [Fact]
    public void It_is_a_change_of_the_deal_that_names_no_more_than_an_id()
    {
        var deal = Registered(["analytics"]);
        var (version, revision, id) = (deal.Version, deal.Revision, Guid.CreateVersion7());

        deal.RecordActivity(id, showsProgress: true, Later);

        Assert.Equal((version + 1, revision + 1, Later), (deal.Version, deal.Revision, deal.UpdatedAt));
        var told = Assert.IsType<DealEvent>(deal.Events[^1]);
        Assert.Equal(("deal.activityAdded", Later, false), (told.Type, told.At, told.IsAutomatic));
        Assert.Equal([$"/activities/{id}"], told.To.Changed);
    }

    [Fact]
    public void Documents_are_told_of_as_they_come_and_go()
    {
        var deal = Registered(["analytics"]);
        Assert.Null(deal.AddDocument(Quote.Value, Program, Later));
        Assert.Null(deal.RemoveDocument(Quote.Value, Later));

        Assert.Equal(["deal.documentAdded", "deal.documentRemoved"], deal.Types().TakeLast(2));
        Assert.All(deal.Events.TakeLast(2), it => Assert.Equal([$"/documents/{Quote.Value}"], ((DealEvent)it).To.Changed));
        Assert.Equal((Now, null), (deal.LastActivityAt, deal.LastProgressAt));
    }

    [Fact]
    public void A_deal_that_has_ended_takes_nothing_more()
    {
        var deal = Registered(["analytics"]);
        deal.Withdraw(Later);
        var before = deal.Version;

        foreach (var refused in (Domain.Common.Refusal?[])[
            deal.RecordActivity(Guid.Empty, showsProgress: true, Later), deal.AddDocument(Guid.Empty, Program, Later),
            deal.RemoveDocument(Guid.Empty, Later)])
        {
            Assert.Equal("statusForbids", refused!.Code);
            Assert.Equal(DealStatus.Withdrawn, refused.Members["currentStatus"]);
        }

        Assert.Equal((before, Now), (deal.Version, deal.LastActivityAt));
    }

    [Fact]
    public void An_order_that_may_still_be_reported_may_be_proved_by_a_document()
    {
        var deal = Registered(["analytics"]);
        var until = deal.ProtectedUntil!.Value;
        deal.ApplyClock(until);

        Assert.Null(deal.AddDocument(Guid.Empty, Program, until.AddDays(15).AddMicroseconds(-1)));
        Assert.Equal("statusForbids", deal.AddDocument(Guid.Empty, Program, until.AddDays(15))?.Code);
    }

    [Fact]
    public void An_activity_may_have_been_before_the_deal_but_not_long()
    {
        var deal = Registered(["analytics"]);
        Assert.False(DealActivity.IsTooEarly(Now.AddDays(-90), deal));
        Assert.True(DealActivity.IsTooEarly(Now.AddDays(-90).AddMicroseconds(-1), deal));
    }

    private static bool ShowsProgress(DealActivity.Said said) =>
        DealActivity.Of(Registered(["analytics"]), said, "client", Later).ShowsProgress;
}
